using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The chance that something has not happened yet, by time, where some are no longer watched (Kaplan and Meier, 1958), with pointwise intervals from Greenwood's variance (1926) on the scale of
/// log(-log) so that they stay within 0 and 1 (Kalbfleisch and Prentice, 1980). Who is lost at a time at which it happens to others counts as at risk then.
/// </summary>
/// <param name="Title">What did or did not happen.</param>
/// <param name="TimeTitle">The unit of time, in the plural.</param>
/// <param name="Count">How many were watched.</param>
/// <param name="Events">To how many it happened.</param>
/// <param name="Confidence">The level of the intervals.</param>
/// <param name="Steps">In the order of time; empty if it happened to nobody.</param>
public sealed record KaplanMeier(
    string Title,
    string TimeTitle,
    long Count,
    long Events,
    double Confidence,
    IReadOnlyList<SurvivalStep> Steps
) : ChartReport
{
    // A product of many shares that is one half but for rounding is one half.
    private const double Half = 0.5 + 1e-12;

    /// <summary>The longest time for which anybody was watched; 0 without anybody. The curve says nothing of later times.</summary>
    public double LongestTime { get; init; }

    /// <summary>The first time by which it has happened to at least half of all; null if it never has.</summary>
    public double? Median => Steps.FirstOrDefault(step => step.Survival <= Half)?.Time;

    /// <summary>The curve of these times, in any order.</summary>
    /// <exception cref="ArgumentException">A time is negative or not finite, a count is not above 0, or the level is not between 0 and 1.</exception>
    public static KaplanMeier Of(
        IEnumerable<SurvivalTime> times,
        string title = "Survival",
        string timeTitle = "time units",
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        Probability.Inner(confidence, nameof(confidence));
        var all = times.Select(Checked).ToArray();
        var z = NormalDistribution.UpperQuantile((1 - confidence) / 2);
        var atRisk = all.Sum(each => each.Count);
        var survival = 1.0;
        var variance = 0.0;
        var steps = new List<SurvivalStep>();
        foreach (var instant in all.GroupBy(each => each.Time).OrderBy(group => group.Key))
        {
            var happened = instant.Sum(each => each.Happened ? each.Count : 0);
            if (happened > 0)
            {
                survival *= (double)(atRisk - happened) / atRisk;
                variance += happened / ((double)atRisk * (atRisk - happened));
                (var low, var high) = Interval(survival, variance, z);
                steps.Add(new SurvivalStep(instant.Key, atRisk, happened, survival, low, high));
            }

            atRisk -= instant.Sum(each => each.Count);
        }

        return new KaplanMeier(
            title,
            timeTitle,
            all.Sum(each => each.Count),
            steps.Sum(step => step.Happened),
            confidence,
            steps
        )
        {
            LongestTime = all.Select(each => each.Time).DefaultIfEmpty(0).Max(),
        };
    }

    /// <summary>The curve of raw times: how long each was watched, and in the same order whether it happened then or the watching ended.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, a time is negative or not finite, or the level is not between 0 and 1.</exception>
    public static KaplanMeier Of(
        IReadOnlyList<double> times,
        IReadOnlyList<bool> happened,
        string title = "Survival",
        string timeTitle = "time units",
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(happened);
        return times.Count == happened.Count
            ? Of(times.Zip(happened, (time, did) => new SurvivalTime(time, did)), title, timeTitle, confidence)
            : throw new ArgumentException(
                $"There are {times.Count} times, but {happened.Count} say whether it happened: one for each is needed.",
                nameof(happened)
            );
    }

    /// <summary>The chance that it has not happened up to a time, included: 1 before the first step.</summary>
    public double At(double time) => Steps.LastOrDefault(step => step.Time <= time)?.Survival ?? 1;

    /// <summary>To how many it has happened within a time, in words, or why that cannot be said; a time for which nobody was watched is cut to the longest.</summary>
    public string Describe(double time)
    {
        var culture = CultureInfo.InvariantCulture;
        var seen = At(LongestTime) > 0 ? Math.Min(time, LongestTime) : time;
        return Count == 0 ? "there is nobody to watch."
            : Events == 0
                ? string.Create(
                    culture,
                    $"none of {Count:N0} so far, watched for no longer than {Length(LongestTime)}."
                )
            : string.Create(
                culture,
                $"{1 - At(seen):P2} of {Count:N0} within {Length(seen)}{(seen < time ? ", for longer nobody was watched" : "")}."
            );

        string Length(double length) =>
            string.Create(culture, $"{length:0.#} {(length == 1 ? TimeTitle.TrimEnd('s') : TimeTitle)}");
    }

    /// <summary>One row per step.</summary>
    public Table ToTable() => Table.Of(Steps, Title).WithFormat(ColumnFormat.Percent(), "survival", "low", "high");

    /// <summary>The curve in steps on the band of its intervals.</summary>
    public override Chart ToChart() =>
        Steps.Count == 0
            ? Chart.Nothing("It happened to nobody.").Title(Title)
            : Chart
                .Band(
                    StairTimes,
                    Stairs(step => step.Low),
                    Stairs(step => step.High),
                    $"{CustomerText.Percent(Confidence)} interval"
                )
                .With(Chart.Line(StairTimes, Stairs(step => step.Survival), "not yet"))
                .Title(Title)
                .XAxis(TimeTitle)
                .YAxis(
                    new AxisOptions
                    {
                        Title = "share to whom it has not happened",
                        TickFormat = ".0%",
                        From = 0,
                        To = 1,
                    }
                );

    // On the log(-log) scale the interval has no end where the curve is 0.
    private static (double? Low, double? High) Interval(double survival, double variance, double z)
    {
        if (survival <= 0)
        {
            return (null, null);
        }

        var logarithm = Math.Log(survival);
        var width = z * Math.Sqrt(variance) / Math.Abs(logarithm);
        return (Math.Exp(logarithm * Math.Exp(width)), Math.Exp(logarithm * Math.Exp(-width)));
    }

    private IEnumerable<double> StairTimes => Steps.SelectMany(step => new[] { step.Time, step.Time }).Prepend(0);

    // From 1 on, each height lasts up to the next step.
    private List<double?> Stairs(Func<SurvivalStep, double?> value)
    {
        var heights = new List<double?> { 1 };
        foreach (var step in Steps)
        {
            heights.AddRange([heights[^1], value(step)]);
        }

        return heights;
    }

    private static SurvivalTime Checked(SurvivalTime time) =>
        time.Time >= 0 && double.IsFinite(time.Time) && time.Count > 0
            ? time
            : throw new ArgumentException(
                $"A time is finite and 0 or more and its count above 0, but this one is {time}."
            );
}
