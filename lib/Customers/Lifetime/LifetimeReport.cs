using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Customers;

/// <summary>What customers are expected to buy, and to be worth.</summary>
/// <param name="Options">How it was estimated.</param>
/// <param name="Buying">The model of buying, or why there is none.</param>
/// <param name="Spending">The model of spending, or why there is none.</param>
/// <param name="Groups">Customers by repeat purchases from 0 on, up to 10 and more; empty without both models.</param>
/// <param name="Intervals">Of the model of buying; empty if not asked for or not to be had.</param>
/// <param name="Quantiles">Values at the shares 0, 0.01 to 1 of customers from the least valuable on; empty without both models.</param>
public sealed record LifetimeReport(
    LifetimeOptions Options,
    BgNbdFit Buying,
    GammaGammaFit Spending,
    IReadOnlyList<LifetimeGroup> Groups,
    IReadOnlyList<ParameterInterval> Intervals,
    IReadOnlyList<double> Quantiles
)
{
    /// <summary>Customers who bought on one day only. Their spend is the population's mean, so their value rests on their number of days alone.</summary>
    public LifetimeGroup OneTimeBuyers => Joined(Groups.Where(group => group.Repeats == 0), 0);

    /// <summary>Customers with a repeat purchase.</summary>
    public LifetimeGroup RepeatBuyers => Joined(Groups.Where(group => group.Repeats != 0), null);

    /// <summary>Why there are no values; null if there are.</summary>
    public string? Reason => Buying.Reason ?? Spending.Reason;

    /// <summary>What all customers are expected to bring in a sentence, or why that cannot be said.</summary>
    public string Sentence =>
        Reason is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(Groups.Sum(group => group.Customers), "customer")} are expected to bring {Groups.Sum(group => group.Value):N0} within {Words.Count(Options.Months, "month")}."
            )
            : $"There is no lifetime value: {Reason}.";

    private string Title =>
        $"Value of the next {Options.Months} months, as of {CustomerText.Date(Options.AsOf)}, {Options.Filter.Describe()}";

    /// <summary>One row per number of repeat purchases; the last one, 10, holds more than that too.</summary>
    public Table ToTable() =>
        Table
            .Of(Groups, Reason is null ? Title : $"{Title}: {Reason}")
            .WithFormat(ColumnFormat.Percent(1), "mean_probability_alive", "value_share")
            .WithFormat(ColumnFormat.Fixed(1), "expected_purchases")
            .WithFormat(ColumnFormat.Fixed(2), "value", "mean_value");

    /// <summary>The value of a customer by the share of customers worth less, on a log scale.</summary>
    public Chart ToChart() =>
        Quantiles.Count == 0 || Quantiles[^1] <= 0
            ? Chart.Nothing(Reason is null ? "Nobody is expected to spend anything." : Sentence).Title(Title)
            : Chart
                .Line(
                    Enumerable.Range(0, Quantiles.Count).Select(i => i / 100.0),
                    Quantiles.Select(value => value > 0 ? value : (double?)null),
                    "value"
                )
                .Title(Title)
                .XAxis("share of customers worth less", ".0%")
                .YAxis("discounted value of a customer", log: true);

    /// <summary>The intervals of the model of buying.</summary>
    public Table ToIntervalTable() =>
        Table.Of(
            Intervals.Select(each => new
            {
                each.Name,
                each.Estimate,
                each.Interval.Low,
                each.Interval.High,
            }),
            Buying.Reason is null
                ? $"95 % intervals from {Options.Resamples} resamples"
                : $"There are no intervals: {Buying.Reason}"
        );

    private LifetimeGroup Joined(IEnumerable<LifetimeGroup> groups, int? repeats)
    {
        var all = groups.ToArray();
        var customers = all.Sum(group => group.Customers);
        var value = all.Sum(group => group.Value);
        var total = Groups.Sum(group => group.Value);
        return new LifetimeGroup(
            repeats,
            customers,
            customers == 0 ? null : all.Sum(group => group.Customers * (group.MeanProbabilityAlive ?? 0)) / customers,
            all.Sum(group => group.ExpectedPurchases),
            value,
            customers == 0 ? null : value / customers,
            total > 0 ? value / total : null
        );
    }
}
