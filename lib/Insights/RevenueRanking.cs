using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

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
) : ChartReport
{
    private const int MostNamed = 3;

    /// <summary>One row per brand or category; a missing name stays NULL.</summary>
    public Table ToTable() =>
        Table
            .Of(Groups, Title)
            .Renamed("name", Column)
            .WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "revenue_share")
            .WithFormat(ColumnFormat.Percent().OrElse("no views"), "purchases_per_view")
            .WithFormat(ColumnFormat.Automatic.OrElse("no priced items"), "mean_item_price");

    /// <summary>The group with most revenue in a sentence, or those that have equally much, or why there is none. Revenue is a sum and needs no interval.</summary>
    public string Sentence
    {
        get
        {
            RevenueGroup[] first = [.. Groups.TakeWhile(group => group.Revenue == Groups[0].Revenue)];
            return first.Length == 0 ? "There are no events."
                : first[0].RevenueShare is not { } share
                    ? $"{(Column == "brand" ? "Brands" : "Categories")} cannot be ranked by revenue: {InsightText.NoRevenue(Groups.Sum(group => group.Purchases))}."
                : first.Length == 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"The {Noun} with most revenue is {Label(first[0])}: {share:P2} of revenue, {(first[0].PurchasesPerView is { } rate ? $"{rate.ToString("P2", CultureInfo.InvariantCulture)} purchases per view" : "and no views")}."
                    )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Most revenue, and equally much, comes from {Words.First([.. first.Select(Label)], MostNamed)}: {share:P2} of revenue each."
                );
        }
    }

    private string Noun => Column == "brand" ? Column : "category";

    /// <summary>Revenue as bars.</summary>
    public override Chart ToChart() =>
        Groups.Count == 0 ? Chart.Nothing("There are no events.").Title(Title)
        : Groups.All(group => group.Revenue == 0)
            ? Chart.Nothing(Words.Sentence(InsightText.NoRevenue(Groups.Sum(group => group.Purchases)))).Title(Title)
        : Chart
            .HorizontalBar(Groups.Select(Label), Groups.Select(group => group.Revenue), hover: Groups.Select(Hover))
            .Title(Title)
            .XAxis("revenue");

    private string Label(RevenueGroup group) => group.Name ?? MissingLabel;

    private string Hover(RevenueGroup group) =>
        $"{Label(group)}: {Words.Percent(group.RevenueShare)} of revenue, {Words.Percent(group.PurchasesPerView)} purchases per view, {InsightText.Money(group.MeanItemPrice)} per item";
}
