using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Customers;

/// <summary>A model fitted before a split, and what customers bought after it, beside forecasts that need no model.</summary>
/// <param name="Split">Up to here (UTC) the model saw purchases.</param>
/// <param name="End">Up to here (UTC) they were compared.</param>
/// <param name="Buying">The model, or why there is none.</param>
/// <param name="Customers">Customers with a purchase before the split.</param>
/// <param name="Purchases">Their purchase days between split and end.</param>
/// <param name="Forecasts">The model first, if there is one.</param>
/// <param name="Groups">By repeat purchases, 0 to 7 and more; empty without a model.</param>
public sealed record HoldoutCheck(
    DateTime Split,
    DateTime End,
    BgNbdFit Buying,
    long Customers,
    long Purchases,
    IReadOnlyList<HoldoutForecast> Forecasts,
    IReadOnlyList<CalibrationGroup> Groups
)
{
    private const int MostRepeats = 7;

    private string Title => $"Forecast and actual purchases, {CustomerText.Date(Split)} to {CustomerText.Date(End)}";

    /// <summary>How many purchases came and which forecast erred least, in a sentence; or why there is nothing to check.</summary>
    public string Sentence =>
        Customers == 0 ? $"Nobody had bought before {CustomerText.Date(Split)}, so there is nothing to check."
        : Purchases == 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"None of {Words.Count(Customers, "customer")} bought from {CustomerText.Date(Split)} to {CustomerText.Date(End)}, so there is nothing to foretell."
            )
        : $"{Words.Count(Purchases, "purchase")} came; the smallest error per customer has: {Forecasts.MinBy(forecast => forecast.RootMeanSquareError)!.Method}{(Buying.Reason is null ? "" : $" (there is no model: {Buying.Reason})")}.";

    /// <summary>One row per way of forecasting.</summary>
    public Table ToTable() =>
        Table
            .Of(Forecasts, Buying.Reason is null ? Title : $"{Title} (no model: {Buying.Reason})")
            .WithFormat(ColumnFormat.Percent(1).OrElse("no purchases"), "total_error")
            .WithFormat(ColumnFormat.Fixed(1), "forecast")
            .WithFormat(ColumnFormat.Fixed(4), "mean_absolute_error", "root_mean_square_error");

    /// <summary>Mean purchases by repeat purchases before the split: expected and made.</summary>
    public Chart ToChart() =>
        Groups.Count == 0
            ? Chart
                .Nothing(Customers == 0 || Buying.Reason is null ? Sentence : $"There is no model: {Buying.Reason}.")
                .Title(Title)
            : Chart
                .Line(Groups.Select(Label), Groups.Select(group => group.MeanForecast), "forecast")
                .With(Chart.Line(Groups.Select(Label), Groups.Select(group => group.MeanActual), "actual"))
                .Title(Title)
                .XAxis("repeat purchases before")
                .YAxis("mean purchases after");

    internal static HoldoutCheck Of(DateTime split, DateTime end, BgNbdFit buying, IReadOnlyList<HoldoutRow> rows)
    {
        var ahead = (end - split).TotalDays / buying.Unit.Days;
        var customers = rows.Sum(row => row.Customers);
        var age = rows.Sum(row => (double)row.AgeDays * row.Customers) / buying.Unit.Days;
        var rate = age > 0 ? rows.Sum(row => (double)row.Repeats * row.Customers) / age : 0;
        double OwnRate(HoldoutRow row) => row.AgeDays == 0 ? 0 : ahead * row.Repeats * buying.Unit.Days / row.AgeDays;
        double ByModel(HoldoutRow row)
        {
            var history = new HistoryRow(row.Repeats, row.LastRepeatDays, row.AgeDays, row.Customers).In(buying.Unit);
            return buying.Model!.Expected(ahead, history.Repeats, history.LastRepeat, history.Age);
        }

        HoldoutForecast[] naive =
        [
            Compare("everybody at the mean rate", rows, _ => rate * ahead),
            Compare("everybody at the own rate", rows, OwnRate),
            Compare("nobody buys", rows, _ => 0),
        ];
        return new HoldoutCheck(
            split,
            end,
            buying,
            customers,
            rows.Sum(row => row.Purchases * row.Customers),
            customers == 0 ? []
                : buying.Model is null ? naive
                : [Compare("BG/NBD", rows, ByModel), .. naive],
            buying.Model is null
                ? []
                :
                [
                    .. rows.GroupBy(row => Math.Min(MostRepeats, row.Repeats))
                        .Select(group => new CalibrationGroup(
                            group.Key,
                            group.Sum(row => row.Customers),
                            group.Sum(row => row.Customers * ByModel(row)) / group.Sum(row => row.Customers),
                            group.Sum(row => (double)row.Customers * row.Purchases) / group.Sum(row => row.Customers)
                        )),
                ]
        );
    }

    private static HoldoutForecast Compare(
        string method,
        IReadOnlyList<HoldoutRow> rows,
        Func<HoldoutRow, double> forecast
    )
    {
        CompensatedSum total = new(),
            absolute = new(),
            square = new();
        foreach (var row in rows)
        {
            var expected = forecast(row);
            total.Add(row.Customers * expected);
            absolute.Add(row.Customers * Math.Abs(expected - row.Purchases));
            square.Add(row.Customers * Math.Pow(expected - row.Purchases, 2));
        }

        var customers = rows.Sum(row => row.Customers);
        var actual = rows.Sum(row => (double)row.Purchases * row.Customers);
        return new HoldoutForecast(
            method,
            total.Value,
            actual > 0 ? (total.Value - actual) / actual : null,
            absolute.Value / customers,
            Math.Sqrt(square.Value / customers)
        );
    }

    private static string Label(CalibrationGroup group) =>
        group.Repeats == MostRepeats ? "7+" : group.Repeats.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
