using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How a model would have done week by week.</summary>
public sealed record BacktestOptions
{
    /// <summary>The first instant (UTC) whose events features may see.</summary>
    public required DateTime From { get; init; }

    /// <summary>The end (UTC, not included) of the last labels.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Days of events that features see before each cut-off; 1 or more.</summary>
    public int FeatureDays { get; init; } = 14;

    /// <summary>Days after a cut-off in which a purchase makes a label of 1, and days from cut-off to cut-off; 1 or more.</summary>
    public int LabelDays { get; init; } = 7;

    /// <summary>Days on which the log is known to be at fault; weeks that hold one are marked.</summary>
    public IReadOnlyList<DateOnly> UnusualDays { get; init; } = [];

    /// <summary>How models are trained and judged; the windows follow from the cut-offs.</summary>
    public PropensityOptions? Model { get; init; }

    internal BacktestOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(FeatureDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LabelDays, 1);
        ArgumentNullException.ThrowIfNull(UnusualDays);
        return From < Until ? this : throw new ArgumentException($"A backtest from {From:u} cannot end at {Until:u}.");
    }

    internal PropensityWindow Window(DateTime asOf) => new(asOf.AddDays(-FeatureDays), asOf, asOf.AddDays(LabelDays));
}

/// <summary>A cut-off: trained on labels from before it, judged on what came after it.</summary>
/// <param name="AsOf">The cut-off.</param>
/// <param name="Report">The model and its baselines.</param>
/// <param name="UnusualDays">Days at fault among those that features or labels come from.</param>
public sealed record BacktestWeek(DateTime AsOf, PropensityReport Report, IReadOnlyList<DateOnly> UnusualDays);

/// <summary>A model trained anew at each cut-off, on nothing but what was known then.</summary>
/// <param name="Options">How it was done.</param>
/// <param name="Weeks">The cut-offs in order; empty where the time is too short for one.</param>
public sealed record PropensityBacktest(BacktestOptions Options, IReadOnlyList<BacktestWeek> Weeks) : ChartReport
{
    private const string Title = "Propensity, trained anew at each cut-off";

    /// <summary>In how many weeks the model beats the best baseline, or why there are none.</summary>
    public string Sentence
    {
        get
        {
            var judged = Weeks.Where(week => week.Report.Gain is not null).ToArray();
            var better = judged.Count(week => week.Report.Gain!.AveragePrecision.IsAboveZero == true);
            return Weeks.Count == 0
                    ? $"The log is too short to train anew at a cut-off: {(2 * Options.LabelDays) + Options.FeatureDays} days are the least."
                : judged.Length == 0 ? Words.Sentence($"No cut-off has a model: {Weeks[0].Report.Reason}")
                : $"At {better} of {Words.Count(judged.Length, "cut-off")} the interval of what the model has more than the best baseline lies above zero.";
        }
    }

    /// <summary>One row per cut-off.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Weeks.Select(week => new
                {
                    AsOf = DateOnly.FromDateTime(week.AsOf),
                    Users = week.Report.TestRows,
                    BaseRate = week.Report.TestRows == 0
                        ? null
                        : (double?)week.Report.TestPositives / week.Report.TestRows,
                    RocAuc = week.Report.Evaluation?.RocAuc.Value,
                    AveragePrecision = week.Report.Evaluation?.AveragePrecision.Value,
                    GainOverBaseline = week.Report.Gain?.AveragePrecision.Value,
                    GainFrom = week.Report.Gain?.AveragePrecision.Interval?.Low,
                    GainTo = week.Report.Gain?.AveragePrecision.Interval?.High,
                    Remark = week.Report.Reason
                        ?? (
                            week.UnusualDays.Count > 0
                                ? $"unusual days {string.Join(", ", week.UnusualDays.Select(Date))}"
                                : ""
                        ),
                }),
                Title
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no users"), "base_rate")
            .WithFormat(
                ColumnFormat.Fixed(4).OrElse("no model"),
                "roc_auc",
                "average_precision",
                "gain_over_baseline",
                "gain_from",
                "gain_to"
            );

    /// <summary>What the model has more than the best baseline at each cut-off, with its interval.</summary>
    public override Chart ToChart()
    {
        var judged = Weeks.Where(week => week.Report.Gain?.AveragePrecision.Interval is not null).ToArray();
        return judged.Length == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .HorizontalBar(
                    judged.Select(week =>
                        Date(DateOnly.FromDateTime(week.AsOf)) + (week.UnusualDays.Count > 0 ? " (unusual days)" : "")
                    ),
                    judged.Select(week => week.Report.Gain!.AveragePrecision.Value),
                    "gain"
                )
                .ErrorBars(
                    judged.Select(week => week.Report.Gain!.AveragePrecision.Interval?.Low),
                    judged.Select(week => week.Report.Gain!.AveragePrecision.Interval?.High)
                )
                .Title(Title)
                .XAxis("average precision above the best baseline")
                .YAxis(new AxisOptions { Title = "cut-off", Reversed = true });
    }

    internal static PropensityBacktest Run(ShopSession session, BacktestOptions options)
    {
        var weeks = new List<BacktestWeek>();
        var first = options.From.AddDays(options.FeatureDays + options.LabelDays);
        for (var asOf = first; asOf.AddDays(options.LabelDays) <= options.Until; asOf = asOf.AddDays(options.LabelDays))
        {
            var training = options.Window(asOf.AddDays(-options.LabelDays));
            var window = options.Window(asOf);
            var model = options.Model ?? new PropensityOptions { Window = window };
            weeks.Add(
                new BacktestWeek(
                    asOf,
                    UserPropensity.Fit(session, (model with { Window = window, TrainingWindow = training }).Checked()),
                    [
                        .. options
                            .UnusualDays.Where(day =>
                                day.ToDateTime(TimeOnly.MinValue) >= training.From
                                && day.ToDateTime(TimeOnly.MinValue) < window.Until
                            )
                            .Order(),
                    ]
                )
            );
        }

        return new PropensityBacktest(options, weeks);
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
