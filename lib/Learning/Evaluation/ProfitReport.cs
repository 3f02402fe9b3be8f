using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>An amount of money with its interval, or why there is none.</summary>
/// <param name="Value">The amount.</param>
/// <param name="Low">The interval's lower end; null without one.</param>
/// <param name="High">The interval's upper end; null without one.</param>
/// <param name="Reason">Why there is no interval; null where there is.</param>
public sealed record MoneyEstimate(decimal Value, decimal? Low, decimal? High, string? Reason);

/// <summary>What contacting the rows with the highest probabilities gives.</summary>
/// <param name="Contacts">How many rows.</param>
/// <param name="Positives">How many of them were positive.</param>
/// <param name="Expected">The profit that their probabilities promise.</param>
/// <param name="Realised">The profit that came.</param>
public sealed record ProfitPoint(long Contacts, long Positives, decimal Expected, MoneyEstimate Realised);

/// <summary>Profit by number of contacts. Contacting nobody brings 0.</summary>
/// <param name="Options">Margin, cost and resamples.</param>
/// <param name="Rows">How many rows could be contacted.</param>
/// <param name="Positives">How many of them are positive.</param>
public sealed record ProfitReport(ProfitOptions Options, long Rows, long Positives) : ChartReport
{
    /// <summary>Rows whose probability times margin is above the cost.</summary>
    public required ProfitPoint AtThreshold { get; init; }

    /// <summary>All rows.</summary>
    public required ProfitPoint All { get; init; }

    /// <summary>The realised profit at the threshold less that of contacting all, from the same resamples.</summary>
    public required MoneyEstimate ThresholdLessAll { get; init; }

    /// <summary>Equally spaced numbers of contacts, the last being all rows.</summary>
    public required IReadOnlyList<ProfitPoint> Curve { get; init; }

    /// <summary>Whom to contact and what it brought, in a sentence.</summary>
    public string Sentence =>
        Rows == 0
            ? "There are no rows to contact."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Above a probability of {Words.Percent(Options.Threshold)} a contact pays: {Words.Count(AtThreshold.Contacts, "contact")} of {Rows:N0} were expected to bring {AtThreshold.Expected:N2} and brought {AtThreshold.Realised.Value:N2}{Range(AtThreshold.Realised)}; contacting all would have brought {All.Realised.Value:N2}."
            );

    private string Title =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Profit at a margin of {Options.MarginPerPositive:N2} and {Options.CostPerContact:N2} a contact"
        );

    /// <summary>One row each for nobody, the threshold and all, and for what the threshold brings more than all.</summary>
    public Table ToTable() =>
        Table
            .Of(
                new[]
                {
                    Row("nobody", new ProfitPoint(0, 0, 0, new MoneyEstimate(0, null, null, "nothing can differ"))),
                    Row($"probability above {Words.Percent(Options.Threshold)}", AtThreshold),
                    Row("all", All),
                    Row(
                        "threshold less all",
                        new ProfitPoint(
                            AtThreshold.Contacts - All.Contacts,
                            AtThreshold.Positives - All.Positives,
                            AtThreshold.Expected - All.Expected,
                            ThresholdLessAll
                        )
                    ),
                },
                Title
            )
            .WithFormat(ColumnFormat.Fixed(2).OrElse("not computed"), "expected", "realised", "from", "to")
            .WithHeading("from", "Interval from")
            .WithHeading("to", "Interval to");

    /// <summary>Expected and realised profit over the number of contacts, with the interval of the realised one and the threshold marked.</summary>
    public override Chart ToChart()
    {
        if (Rows == 0)
        {
            return Chart.Nothing(Sentence).Title(Title);
        }

        ProfitPoint[] points =
        [
            new(0, 0, 0, new MoneyEstimate(0, 0, 0, null)),
            .. Curve.DistinctBy(point => point.Contacts).Where(point => point.Contacts > 0),
        ];
        var contacts = points.Select(point => point.Contacts);
        var chart = Chart
            .Line(contacts, points.Select(point => point.Realised.Value), "realised")
            .With(Chart.Line(contacts, points.Select(point => point.Expected), "expected"))
            .With(Chart.Scatter([AtThreshold.Contacts], [AtThreshold.Realised.Value], "threshold"));
        if (points.Skip(1).Any(point => point.Realised.Low is not null))
        {
            chart = Chart
                .Band(
                    contacts,
                    points.Select(point => point.Realised.Low),
                    points.Select(point => point.Realised.High),
                    "interval"
                )
                .With(chart);
        }

        return chart.Title(Title).XAxis("contacts, highest probabilities first").YAxis("profit");
    }

    private static ProfitRow Row(string contacted, ProfitPoint point) =>
        new(
            contacted,
            point.Contacts,
            point.Positives,
            point.Expected,
            point.Realised.Value,
            point.Realised.Low,
            point.Realised.High,
            point.Realised.Reason ?? ""
        );

    private string Range(MoneyEstimate money) =>
        money.Low is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" ({Options.Confidence * 100:0.##} % interval {money.Low:N2} to {money.High:N2})"
            );

    private sealed record ProfitRow(
        string Contacted,
        long Contacts,
        long Positives,
        decimal Expected,
        decimal Realised,
        decimal? From,
        decimal? To,
        string Note
    );
}
