using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>How well one way of forecasting met what customers did.</summary>
/// <param name="Method">The way.</param>
/// <param name="Forecast">Purchases it expected of all customers.</param>
/// <param name="TotalError">Forecast less actual, over actual; null if nobody bought.</param>
/// <param name="MeanAbsoluteError">Mean over customers of the distance between forecast and actual purchases.</param>
/// <param name="RootMeanSquareError">The root of the mean of its square.</param>
/// <param name="LessThanNobody">
/// A 95 % interval of the root mean square error of "nobody buys" less this one, from the same customers: above 0 the forecast is worth something. Null for "nobody buys" itself, and where customers do
/// not differ.
/// </param>
public sealed record HoldoutForecast(
    string Method,
    double Forecast,
    double? TotalError,
    double MeanAbsoluteError,
    double RootMeanSquareError,
    ConfidenceInterval? LessThanNobody
);

/// <summary>Customers with so many repeat purchases before the split, and what they did after it.</summary>
/// <param name="Repeats">Repeat purchases before; the highest holds more than that too.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="MeanForecast">Mean purchases the model expected of them.</param>
/// <param name="MeanActual">Mean purchases they made.</param>
public sealed record CalibrationGroup(int Repeats, long Customers, double MeanForecast, double MeanActual);

/// <summary>
/// Models fitted before a split, and what customers bought after it, beside forecasts that need no model. It chooses between BG/BB and MBG/NBD by the smaller root mean square error over customers;
/// BG/NBD, which cannot tell who is lost, is a baseline.
/// </summary>
/// <param name="Split">Up to here (UTC) the models saw purchases.</param>
/// <param name="End">Up to here (UTC) they were compared.</param>
/// <param name="Fits">Each model, or why there is none.</param>
/// <param name="Customers">Customers with a purchase before the split.</param>
/// <param name="Silent">Those without one between split and end.</param>
/// <param name="Purchases">Purchase days between split and end.</param>
/// <param name="Forecasts">The models that hold first, then the baselines.</param>
/// <param name="Chosen">The model to value customers by; null where none holds or nobody bought.</param>
/// <param name="ChosenLess">A 95 % interval of the other model's root mean square error less that of the chosen one, from the same customers; null without two.</param>
/// <param name="TotalInterval">A 95 % prediction interval of the chosen model's total; null without resamples or without a model.</param>
/// <param name="Groups">By repeat purchases, 0 to 7 and more, with the chosen model's forecast; empty without one.</param>
public sealed record HoldoutCheck(
    DateTime Split,
    DateTime End,
    IReadOnlyList<BuyingFit> Fits,
    long Customers,
    long Silent,
    long Purchases,
    IReadOnlyList<HoldoutForecast> Forecasts,
    LifetimeModel? Chosen,
    ConfidenceInterval? ChosenLess,
    ConfidenceInterval? TotalInterval,
    IReadOnlyList<CalibrationGroup> Groups
) : ChartReport
{
    internal const string NobodyBuys = "nobody buys";
    internal const int MostRepeats = 7;

    private const string NoInterval = "the customers are too few or too alike for an interval";

    /// <summary>Which model is chosen and why, whether it is better than "nobody buys", and whether its total came true; or why there is nothing to check.</summary>
    public IReadOnlyList<string> Sentences =>
        Customers == 0 ? [$"Nobody had bought before {CustomerText.Date(Split)}, so there is nothing to check."]
        : Purchases == 0
            ?
            [
                $"None of {Words.Count(Customers, "customer")} bought {Between}, so there is nothing to foretell and no model to choose.",
            ]
        : Chosen is not { } kind
            ? [$"{Words.Count(Purchases, "purchase day")} came {Between}; no model is chosen: {Reason}."]
        : [ChoiceSentence(kind), WorthSentence(Of(kind)), AbsoluteSentence(Of(kind)), TotalSentence(Of(kind))];

    /// <summary>Why <see cref="TotalInterval"/> is missing although resamples were asked for; null where it is not.</summary>
    public string? TotalReason { get; init; }

    /// <summary>The first of <see cref="Sentences"/>: which model is chosen, or why none is.</summary>
    public string Sentence => Sentences[0];

    /// <summary>Why no model to value customers by holds; null where one does.</summary>
    public string? Reason =>
        Candidates.Any(fit => fit.Model is not null)
            ? null
            : string.Join("; ", Candidates.GroupBy(fit => fit.Reason).Select(same => Because([.. same])));

    private IEnumerable<BuyingFit> Candidates => Fits.Where(fit => fit.Kind != LifetimeModel.BgNbd);

    private string Between => $"from {CustomerText.Date(Split)} to {CustomerText.Date(End)}";

    private string Title =>
        $"Forecast and actual purchase days, {CustomerText.Date(Split)} to {CustomerText.Date(End)}";

    /// <summary>One row per way of forecasting; the last columns are how much smaller than that of "nobody buys" the root mean square error is, at least and at most.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Forecasts.Select(forecast => new
                {
                    forecast.Method,
                    forecast.Forecast,
                    forecast.TotalError,
                    forecast.MeanAbsoluteError,
                    forecast.RootMeanSquareError,
                    LessThanNobodyLow = forecast.LessThanNobody?.Low,
                    LessThanNobodyHigh = forecast.LessThanNobody?.High,
                }),
                Reason is null || Customers == 0 ? Title : $"{Title} (no model: {Reason})"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("nobody bought"), "total_error")
            .WithFormat(ColumnFormat.Fixed(1), "forecast")
            .WithFormat(ColumnFormat.Fixed(4), "mean_absolute_error", "root_mean_square_error")
            .WithFormat(ColumnFormat.Fixed(4).OrElse("no difference"), "less_than_nobody_low", "less_than_nobody_high")
            .WithHeading("less_than_nobody_low", "Error below that of no purchases, low")
            .WithHeading("less_than_nobody_high", "Error below that of no purchases, high");

    /// <summary>Mean purchases by repeat purchases before the split: expected and made.</summary>
    public override Chart ToChart() =>
        Groups.Count == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .Line(
                    Groups.Select(Label),
                    Groups.Select(group => group.MeanForecast),
                    $"forecast by {BuyingModel.NameOf(Chosen!.Value)}"
                )
                .With(Chart.Line(Groups.Select(Label), Groups.Select(group => group.MeanActual), "actual"))
                .Title(Title)
                .XAxis("repeat purchase days before")
                .YAxis("mean purchase days after");

    private HoldoutForecast Of(LifetimeModel kind) =>
        Forecasts.Single(forecast => forecast.Method == BuyingModel.NameOf(kind));

    private string ChoiceSentence(LifetimeModel kind)
    {
        var chosen = Of(kind);
        var other = Candidates.Single(fit => fit.Kind != kind);
        var came = FormattableString.Invariant(
            $"Of {Words.Count(Customers, "customer")}, {Customers - Silent:N0} bought {Between}, on {Words.Count(Purchases, "purchase day")} in all"
        );
        if (other.Model is null)
        {
            return $"{came}; {chosen.Method} is chosen, as {Because([other])}.";
        }

        var choice =
            $"{came}; {chosen.Method} is chosen: its root mean square error per customer is {Error(chosen.RootMeanSquareError)}, that of {other.Name} {Error(Of(other.Kind).RootMeanSquareError)}";
        return ChosenLess is not { } less ? $"{choice}; {NoInterval}."
            : less.Low > 0 ? $"{choice}; the difference of {Range(less)} (95 % interval) is clear."
            : $"{choice}; these customers cannot tell the two apart, as the difference, {Range(less)} (95 % interval), may be 0.";
    }

    private string WorthSentence(HoldoutForecast chosen)
    {
        var nobody = Forecasts.Single(forecast => forecast.Method == NobodyBuys);
        var better = Forecasts.MinBy(forecast => forecast.RootMeanSquareError)!;
        var beaten =
            better.RootMeanSquareError < chosen.RootMeanSquareError
                ? $" The smallest of all has {better.Method}: {Error(better.RootMeanSquareError)}."
                : "";
        return chosen.LessThanNobody is { Low: > 0 } less
                ? $"The forecast \"{NobodyBuys}\" has {Error(nobody.RootMeanSquareError)}, which is {Range(less)} more (95 % interval): {chosen.Method} is better than that.{beaten}"
            : chosen.LessThanNobody is { High: < 0 } worse
                ? $"The forecast \"{NobodyBuys}\" has {Error(nobody.RootMeanSquareError)} and is clearly better than {chosen.Method}: the difference is {Range(worse)} (95 % interval).{beaten}"
            : chosen.LessThanNobody is { } unclear
                ? $"The forecast \"{NobodyBuys}\" has {Error(nobody.RootMeanSquareError)}: the difference of {Range(unclear)} (95 % interval) does not show that {chosen.Method} is better.{beaten}"
            : $"The forecast \"{NobodyBuys}\" has {Error(nobody.RootMeanSquareError)}; {NoInterval}.{beaten}";
    }

    private string AbsoluteSentence(HoldoutForecast chosen)
    {
        var least = Forecasts.MinBy(forecast => forecast.MeanAbsoluteError)!;
        var silent = Words.Percent((double)Silent / Customers);
        return least.Method == chosen.Method
            ? $"The mean absolute error of {chosen.Method} is {Error(chosen.MeanAbsoluteError)}, the smallest."
            : $"By the mean absolute error \"{least.Method}\" is smallest, {Error(least.MeanAbsoluteError)} against {Error(chosen.MeanAbsoluteError)} of {chosen.Method}{(least.Method == NobodyBuys ? $": {silent} of the customers bought nothing" : "")}.";
    }

    private string TotalSentence(HoldoutForecast chosen)
    {
        var expected = CustomerText.Number(chosen.Forecast);
        var actual = Words.Count(Purchases, "purchase day");
        return TotalInterval is not { } interval
                ? $"Of all customers together {expected} purchase days were expected, and {actual} came{(TotalReason is null ? "" : $"; there is no interval, as {TotalReason}")}."
            : Purchases < interval.Low || Purchases > interval.High
                ? $"Of all customers together {expected} purchase days were expected (95 % prediction interval {Ends(interval)}); {actual} came, outside of it, as happens by chance once in twenty times: the days after the split may not be like those before."
            : $"Of all customers together {expected} purchase days were expected (95 % prediction interval {Ends(interval)}); {actual} came, inside of it.";
    }

    private static string Because(IReadOnlyList<BuyingFit> same) =>
        $"there is {(same.Count == 1 ? "no" : "neither")} {string.Join(" nor ", same.Select(fit => fit.Name))} ({same[0].Reason})";

    private static string Error(double error) => error.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Range(ConfidenceInterval interval) => $"{Error(interval.Low)} to {Error(interval.High)}";

    private static string Ends(ConfidenceInterval interval) =>
        $"{CustomerText.Number(interval.Low)} to {CustomerText.Number(interval.High)}";

    private static string Label(CalibrationGroup group) =>
        group.Repeats == MostRepeats ? "7+" : group.Repeats.ToString(CultureInfo.InvariantCulture);
}
