using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Periods;

namespace EcommerceNotebooks.Retention;

/// <summary>How many users of each cohort come back.</summary>
/// <param name="Options">What was counted.</param>
/// <param name="Cells">The cells of all cohorts with users, cohort by cohort, up to the period that as_of lies in.</param>
public sealed record RetentionReport(RetentionOptions Options, IReadOnlyList<RetentionCell> Cells) : ChartReport
{
    /// <summary>The mean of all cohorts for every period that one of them has reached, weighted by users and plain.</summary>
    public IReadOnlyList<RetentionAverage> Averages =>
        [
            .. Cells
                .Where(cell => cell.Retained is not null)
                .GroupBy(cell => cell.Period)
                .OrderBy(period => period.Key)
                .Select(period => Average(period.Key, [.. period])),
        ];

    /// <summary>Why there are no cells although there are users; null where there is no such reason.</summary>
    public string? Reason { get; init; }

    /// <summary>How many come back in the period after their first, in a sentence, or why that cannot be said yet.</summary>
    public string Sentence =>
        Averages.FirstOrDefault(average => average.Period == 1) is { } next
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Words.Count(next.Size, "user")}, {next.WeightedMean:P2} come back in the {Unit} after their first; the plain mean of cohorts says {next.SimpleMean:P2}."
            )
            : Reason ?? $"No cohort's second {Unit} has ended: who comes back cannot be said yet.";

    private string Unit => Options.Period.ToString().ToLowerInvariant();

    private string Title =>
        $"{(Options.Mode == RetentionMode.Unbounded ? "Unbounded" : "Recurring")} retention by {Unit} of the first {Options.Start.Word()}, return by {Options.Return.Word()}, {Options.Filter.Describe()}";

    /// <summary>One row per cell.</summary>
    public Table ToTable() =>
        Table
            .Of(Cells, Title)
            .WithFormat(ColumnFormat.Percent().OrElse("not ended"), "share")
            .WithFormat(ColumnFormat.Automatic.OrElse("not ended"), "retained");

    /// <summary>One row per period: the weighted mean and beside it the simple one.</summary>
    public Table ToAverageTable() =>
        Table
            .Of(Averages, "Means of all cohorts: " + Title)
            .WithFormat(ColumnFormat.Percent(), "weighted_mean", "simple_mean");

    /// <summary>Shares as a heatmap, a row per cohort; cells whose period has not ended stay uncoloured. A first period in which everyone counts as retained is left out, for it would take all colours to itself.</summary>
    public override Chart ToChart()
    {
        var cohorts = Cells.GroupBy(cell => cell.Cohort).ToArray();
        var averages = Averages;
        var periods = averages.Skip(IsTrivial(averages) ? 1 : 0).Select(average => average.Period).ToArray();
        return periods.Length == 0
            ? Nothing()
            : Chart
                .Heatmap(
                    periods,
                    cohorts.Select(cohort => Label(cohort.First())),
                    cohorts.Select(cohort =>
                    {
                        var shares = cohort.ToDictionary(cell => cell.Period, cell => cell.Share);
                        return periods.Select(period => shares.GetValueOrDefault(period));
                    }),
                    "share retained",
                    ".0%"
                )
                .Title(Title)
                .XAxis(new AxisOptions { Title = $"{Unit}s since the first", Scale = AxisScale.Category })
                .YAxis("cohort (users)");
    }

    /// <summary>The weighted mean by period as a curve, with the simple mean beside it.</summary>
    public Chart ToCurveChart()
    {
        var averages = Averages;
        var periods = averages.Select(average => average.Period);
        return averages.Count == (IsTrivial(averages) ? 1 : 0)
            ? Nothing()
            : Chart
                .Line(
                    periods,
                    averages.Select(average => average.WeightedMean),
                    "weighted by users",
                    averages.Select(average =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Unit} {average.Period}: {average.Retained:N0} of {average.Size:N0} users in {average.Cohorts} cohorts"
                        )
                    )
                )
                .With(Chart.Line(periods, averages.Select(average => average.SimpleMean), "simple mean of cohorts"))
                .Title(Title)
                .XAxis($"{Unit}s since the first")
                .YAxis("share retained", ".0%");
    }

    private Chart Nothing() =>
        Chart
            .Nothing(Averages.Count == 0 && Reason is null ? "No period of any cohort has ended." : Sentence)
            .Title(Title);

    // In the period of their first event all users are active, which says nothing about their coming back.
    private static bool IsTrivial(IReadOnlyList<RetentionAverage> averages) =>
        averages.Count > 0 && averages[0].Retained == averages[0].Size;

    private static RetentionAverage Average(int period, RetentionCell[] cells)
    {
        var size = cells.Sum(cell => cell.Size);
        var retained = cells.Sum(cell => cell.Retained!.Value);
        return new RetentionAverage(
            period,
            cells.Length,
            size,
            retained,
            retained / (double)size,
            cells.Average(cell => cell.Share!.Value)
        );
    }

    private static string Label(RetentionCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.Cohort:yyyy-MM-dd} ({cell.Size:N0})");
}
