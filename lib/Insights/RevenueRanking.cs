using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Brands or categories by revenue.</summary>
/// <param name="Title">What is ranked.</param>
/// <param name="Column">The column of events whose values are ranked.</param>
/// <param name="MissingLabel">The name a chart shows for events without a value.</param>
/// <param name="Groups">Most revenue first; ties by events, then by name.</param>
public sealed record RevenueRanking(
    string Title,
    string Column,
    string MissingLabel,
    IReadOnlyList<RevenueGroup> Groups
)
{
    /// <summary>One row per brand or category; a missing name stays NULL.</summary>
    public Table ToTable() =>
        Table
            .Of(Groups, Title)
            .Renamed("name", Column)
            .WithFormat(ColumnFormat.Percent(), "revenue_share", "purchases_per_view");

    /// <summary>Revenue as bars.</summary>
    public Chart ToChart() =>
        Groups.Count == 0
            ? Chart.Nothing("There are no events.").Title(Title)
            : Chart
                .HorizontalBar(Groups.Select(Label), Groups.Select(group => group.Revenue), hover: Groups.Select(Hover))
                .Title(Title)
                .XAxis("revenue");

    private string Label(RevenueGroup group) => group.Name ?? MissingLabel;

    private string Hover(RevenueGroup group) =>
        $"{Label(group)}: {InsightText.Percent(group.RevenueShare)} of revenue, {InsightText.Percent(group.PurchasesPerView)} purchases per view, {InsightText.Money(group.MeanItemPrice)} per item";
}
