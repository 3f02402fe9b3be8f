using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Activity;

/// <summary>In how many distinct periods users were active.</summary>
/// <param name="Options">What was counted; the filter's range up to as_of is the span.</param>
/// <param name="Bars">By the number of periods; numbers without users are left out.</param>
public sealed record StickinessReport(ActivityOptions Options, IReadOnlyList<StickinessBar> Bars) : ChartReport
{
    private string Title => ActivityText.Title($"Users by distinct active {ActivityText.Unit(Options)}s", Options);

    /// <summary>Why nobody is counted although there are users; null where there is no such reason.</summary>
    public string? Reason { get; init; }

    /// <summary>How many users are active in one period only, in a sentence, or why that cannot be said.</summary>
    public string Sentence =>
        Users == 0
            ? Reason ?? "Nobody was active."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Words.Count(Users, "user")}, {Bars.FirstOrDefault(bar => bar.ActivePeriods == 1)?.Share ?? 0:P2} are active on one {ActivityText.Unit(Options)} only."
            );

    /// <summary>All active users.</summary>
    public long Users => Bars.Sum(bar => bar.Users);

    /// <summary>One row per number of periods.</summary>
    public Table ToTable() => Table.Of(Bars, Title).WithFormat(ColumnFormat.Percent(), "share", "share_or_more");

    /// <summary>Users by number of periods.</summary>
    public override Chart ToChart() =>
        Bars.Count == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .Bar(Bars.Select(bar => bar.ActivePeriods), Bars.Select(bar => bar.Users))
                .Title(Title)
                .XAxis(
                    new AxisOptions
                    {
                        Title = $"distinct active {ActivityText.Unit(Options)}s",
                        Scale = Bars.Count == 1 ? AxisScale.Category : AxisScale.Automatic,
                    }
                )
                .YAxis("users");
}
