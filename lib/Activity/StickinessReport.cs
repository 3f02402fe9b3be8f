using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Activity;

/// <summary>In how many distinct periods users were active.</summary>
/// <param name="Options">What was counted; the filter's range up to as_of is the span.</param>
/// <param name="Bars">By the number of periods; numbers without users are left out.</param>
public sealed record StickinessReport(ActivityOptions Options, IReadOnlyList<StickinessBar> Bars)
{
    private string Title => ActivityText.Title($"Users by distinct active {ActivityText.Unit(Options)}s", Options);

    /// <summary>All active users.</summary>
    public long Users => Bars.Sum(bar => bar.Users);

    /// <summary>One row per number of periods.</summary>
    public Table ToTable() => Table.Of(Bars, Title).WithFormat(ColumnFormat.Percent(), "share", "share_or_more");

    /// <summary>Users by number of periods.</summary>
    public Chart ToChart() =>
        Bars.Count == 0
            ? Chart.Nothing("Nobody was active.").Title(Title)
            : Chart
                .Bar(Bars.Select(bar => bar.ActivePeriods), Bars.Select(bar => bar.Users))
                .Title(Title)
                .XAxis($"distinct active {ActivityText.Unit(Options)}s")
                .YAxis("users");
}
