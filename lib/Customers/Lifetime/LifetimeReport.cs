using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>Customers with so many repeat purchases, and what is expected of them.</summary>
/// <param name="Repeats">Repeat purchase days; null for all with one or more.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="MeanProbabilityAlive">Mean chance to be alive; null without customers.</param>
/// <param name="ExpectedPurchases">Purchase days expected of all of them within the months ahead.</param>
/// <param name="Value">Discounted money expected of all of them.</param>
/// <param name="MeanValue">Value over customers; null without customers.</param>
/// <param name="ValueShare">Of all customers' value; null where that is 0.</param>
public sealed record LifetimeGroup(
    int? Repeats,
    long Customers,
    double? MeanProbabilityAlive,
    double ExpectedPurchases,
    double Value,
    double? MeanValue,
    double? ValueShare
);

/// <summary>What customers are expected to buy, and to be worth.</summary>
/// <param name="Options">How it was estimated.</param>
/// <param name="Buying">The model of buying, or why there is none.</param>
/// <param name="Spending">The model of spending, or why there is none.</param>
/// <param name="Groups">Customers by repeat purchases from 0 on, up to 10 and more; empty without both models.</param>
/// <param name="Intervals">Of the model of buying; empty if not asked for or not to be had.</param>
/// <param name="Quantiles">Values at the shares 0, 0.01 to 1 of customers from the least valuable on; empty without both models.</param>
/// <param name="TotalInterval">
/// A 95 % prediction interval of what all customers will bring, if the models hold: it allows for the parameters, by fitting to resampled customers, and for the chance of what is yet to happen. Null
/// if not asked for or not to be had.
/// </param>
/// <param name="IntervalReason">Why resamples gave no intervals; null where they did, and where none were asked for.</param>
/// <param name="ObservedDays">Days that the customer of the first purchase was watched.</param>
public sealed record LifetimeReport(
    LifetimeOptions Options,
    BuyingFit Buying,
    GammaGammaFit Spending,
    IReadOnlyList<LifetimeGroup> Groups,
    IReadOnlyList<ParameterInterval> Intervals,
    IReadOnlyList<double> Quantiles,
    ConfidenceInterval? TotalInterval,
    string? IntervalReason,
    int ObservedDays
) : ChartReport
{
    /// <summary>Customers who bought on one day only. Their spend is the population's mean, so their value rests on the day and on how long they have stayed away since.</summary>
    public LifetimeGroup OneTimeBuyers => Joined(Groups.Where(group => group.Repeats == 0), 0);

    /// <summary>Customers with a repeat purchase.</summary>
    public LifetimeGroup RepeatBuyers => Joined(Groups.Where(group => group.Repeats != 0), null);

    /// <summary>Discounted money expected of all customers; null without both models.</summary>
    public double? Total => Groups.Count == 0 ? null : Groups.Sum(group => group.Value);

    /// <summary>Why there are no values; null if there are.</summary>
    public string? Reason => Buying.Reason ?? Spending.Reason;

    /// <summary>What all customers are expected to bring in a sentence, with its interval, or why that cannot be said.</summary>
    public string Sentence =>
        Reason is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(Groups.Sum(group => group.Customers), "customer")} are expected to bring {Total:N0} within {Words.Count(Options.Months, "month")} by {Buying.Name} and Gamma-Gamma{IntervalText}."
            )
            : $"There is no lifetime value: {Reason}.";

    /// <summary>How much of the value rests on customers who bought on one day only, in a sentence.</summary>
    public string OneTimeSentence
    {
        get
        {
            var once = OneTimeBuyers;
            return Reason is not null ? Sentence
                : once is { Customers: > 0, MeanProbabilityAlive: { } alive }
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Words.Count(once.Customers, "customer")} bought on one day only: alive with a mean probability of {alive:P2}, they bring {Words.Percent(once.ValueShare)} of the value."
                    )
                : "Every customer bought on more than one day.";
        }
    }

    /// <summary>How far the forecast looks beyond what the log has shown, in a sentence.</summary>
    public string HorizonSentence
    {
        get
        {
            var ahead = (int)Math.Round(Options.Months * Buying.Unit.PerMonth * Buying.Unit.Days);
            var watched = Words.Count(ObservedDays, "day");
            return Reason is not null ? Sentence
                : ahead > ObservedDays
                    ? $"No customer was watched for longer than {watched}, and the forecast looks {Words.Count(ahead, "day")} ahead: beyond what was seen it rests on the model alone."
                : $"The forecast looks {Words.Count(ahead, "day")} ahead, no longer than the {watched} that customers were watched.";
        }
    }

    /// <summary>What customers are expected to bring, on whom it rests and how far it looks; or the one reason why that cannot be said.</summary>
    public IReadOnlyList<string> Sentences =>
        Reason is null ? [Sentence, OneTimeSentence, HorizonSentence] : [Sentence];

    private string IntervalText =>
        TotalInterval is { } interval
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" (95 % prediction interval {interval.Low:N0} to {interval.High:N0})"
            )
        : IntervalReason is { } reason ? $" (no interval: {reason})"
        : "";

    private string Title =>
        $"Value of the next {Words.Count(Options.Months, "month")}, as of {CustomerText.Date(Options.AsOf)}, {Options.Filter.Describe()}";

    /// <summary>One row per number of repeat purchases; the last one, 10, holds more than that too.</summary>
    public Table ToTable() =>
        Table
            .Of(Groups, Reason is null ? Title : $"{Title}: {Reason}")
            .WithFormat(ColumnFormat.Percent(), "mean_probability_alive", "value_share")
            .WithFormat(ColumnFormat.Fixed(1), "expected_purchases")
            .WithFormat(ColumnFormat.Fixed(2), "value", "mean_value");

    /// <summary>The value of a customer by the share of customers worth less, on a log scale.</summary>
    public override Chart ToChart() =>
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
            (Buying.Reason ?? IntervalReason) is { } reason
                ? $"There are no intervals: {reason}"
                : $"{Buying.Name}, 95 % intervals from {Options.Resamples} resamples"
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
