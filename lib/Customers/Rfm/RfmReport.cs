using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Customers;

/// <summary>Buyers by recency, frequency and monetary value.</summary>
/// <param name="Options">How they were scored.</param>
/// <param name="Segments">All segments of the map in its order, also those without buyers, and <see cref="Untold"/> last where there is a reason.</param>
/// <param name="Sample">Some buyers for a drawing, in the order of their ids: the same on every run.</param>
public sealed record RfmReport(RfmOptions Options, IReadOnlyList<RfmSegment> Segments, IReadOnlyList<RfmBuyer> Sample)
    : ChartReport
{
    /// <summary>The segment of all buyers where recency is the same for all: see <see cref="Reason"/>.</summary>
    public const string Untold = "Not told apart";

    private const int LongestHover = 5_000;

    /// <summary>All buyers.</summary>
    public long Buyers => Segments.Sum(segment => segment.Buyers);

    /// <summary>All they spent.</summary>
    public decimal Revenue => Segments.Sum(segment => segment.Revenue);

    /// <summary>What all buyers spent and how many of them the scatter chart draws, in a sentence; or that there are none.</summary>
    public string Sentence
    {
        get
        {
            var drawn = Sample.Count(buyer => buyer.Monetary > 0);
            return Buyers == 0 ? "There are no buyers, so there are no segments."
                : Reason is { } reason ? Words.Sentence(reason)
                : Revenue == 0 ? $"{Words.Count(Buyers, "buyer")}; what they bought has no price, or a price of 0."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Words.Count(Buyers, "buyer")} spent {Revenue:N2}; {drawn:N0} of them {(drawn == 1 ? "is" : "are")} drawn."
                );
        }
    }

    /// <summary>The segment that brings most in a sentence, or that the intervals of two overlap so that none clearly does, or why there is none.</summary>
    public string TopSentence
    {
        get
        {
            var ranked = Segments.OrderByDescending(segment => segment.Revenue).ToArray();
            if (Buyers == 0 || Reason is not null)
            {
                return Sentence;
            }

            if (
                ranked[0]
                is not { Revenue: > 0, BuyerShare: { } buyers, RevenueShare: { } revenue, RevenueShareLow: { } low } top
            )
            {
                return "No segment brings revenue: what was bought has no price above 0.";
            }

            var share = string.Create(
                CultureInfo.InvariantCulture,
                $"{revenue:P2} of revenue (95 % interval {low:P2} to {top.RevenueShareHigh:P2}) from {buyers:P2} of buyers"
            );
            var other = ranked.Skip(1).Where(segment => segment.Buyers > 0).MaxBy(segment => segment.RevenueShareHigh);
            return other is null ? $"All buyers are in one segment: {top.Segment}."
                : other.RevenueShareHigh < low ? $"{top.Segment} bring most: {share}."
                : $"No segment clearly brings most: the interval of {top.Segment}, {share}, overlaps that of {other.Segment}.";
        }
    }

    /// <summary>Why no buyer is in a segment of the map: all bought last on the same day, so that the scores cannot tell who stays and who is lost; null where they can.</summary>
    public string? Reason =>
        Segments.Any(segment => segment.Segment == Untold)
            ? Buyers == 1
                ? "there is one buyer only, whom scores cannot place among others"
                : $"all {Buyers} buyers bought last on the same day, so the scores cannot tell them apart"
            : null;

    /// <summary>What the numbers suggest for each segment.</summary>
    public IReadOnlyList<RfmRecommendation> Recommendations =>
        [.. Segments.Select(segment => RfmRecommendation.For(segment, All()))];

    /// <summary>One row per segment.</summary>
    public Table ToTable() =>
        Table
            .Of(Segments, Title("Segments by recency and frequency") + (Reason is null ? "" : $": {Reason}"))
            .WithFormat(ColumnFormat.Percent().OrElse("no buyers"), "buyer_share")
            .WithFormat(
                ColumnFormat.Percent().OrElse("no revenue"),
                "revenue_share",
                "revenue_share_low",
                "revenue_share_high"
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("nobody in it"), "mean_spend")
            .WithFormat(ColumnFormat.Fixed(1).OrElse("nobody in it"), "mean_recency_days")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("nobody in it"), "mean_frequency");

    /// <summary>One row per segment with what to do and why.</summary>
    public Table ToRecommendationTable() => Table.Of(Recommendations, Title("What the segments suggest"));

    /// <summary>Shares of buyers by segment, and of their money, as two rings.</summary>
    public override Chart ToChart() => ToChart((names, values) => Chart.Pie(names, values, hole: 0.4));

    /// <summary>Shares of buyers by segment, and of their money, as areas.</summary>
    public Chart ToTreemap() => ToChart(Chart.Treemap);

    /// <summary>The sampled buyers in space: days since the last purchase, frequency, and money on a log scale (those who spent nothing are left out), one colour per segment.</summary>
    public Chart ToScatterChart()
    {
        var groups = Segments
            .Select(segment =>
                (
                    segment.Segment,
                    Buyers: Sample.Where(buyer => buyer.Segment == segment.Segment && buyer.Monetary > 0).ToArray()
                )
            )
            .Where(group => group.Buyers.Length > 0)
            .ToArray();
        if (groups.Length == 0)
        {
            return Chart
                .Nothing(Buyers == 0 || Revenue == 0 ? Sentence : "Nobody in the sample spent anything.")
                .Title(Title("Buyers in space"));
        }

        return groups
            .Select(group =>
                Chart.Scatter3d(
                    group.Buyers.Select(buyer => buyer.RecencyDays),
                    group.Buyers.Select(buyer => buyer.Frequency),
                    group.Buyers.Select(buyer => buyer.Monetary),
                    group.Segment,
                    Sample.Count > LongestHover ? null : group.Buyers.Select(Hover)
                )
            )
            .Aggregate((chart, next) => chart.With(next))
            .ColoursOf(Segments.Select(segment => segment.Segment))
            .Title(Title("Recency, frequency and money of buyers"))
            .XAxis("days since the last purchase")
            .YAxis(FrequencyTitle())
            .ZAxis(new AxisOptions { Title = "money", Scale = AxisScale.Log });
    }

    // Shares mean nothing where some segment brings less than nothing: then only its buyers are drawn.
    private Chart ToChart(Func<IEnumerable<string>, IEnumerable<decimal>, Chart> draw)
    {
        if (Buyers == 0)
        {
            return Chart.Nothing("There are no buyers.").Title(Title("Segments"));
        }

        var names = Segments.Select(segment => segment.Segment);
        var buyers = draw(names, Segments.Select(segment => (decimal)segment.Buyers)).Title("buyers");
        return Segments.Any(segment => segment.Revenue < 0) || Revenue <= 0
            ? buyers.ColoursOf(names).Title(Title("Buyers by segment"))
            : Chart
                .Grid(2, buyers, draw(names, Segments.Select(segment => segment.Revenue)).Title("revenue"))
                .ColoursOf(names)
                .Title(Title("Segments"));
    }

    private static string Hover(RfmBuyer buyer) =>
        $"user {buyer.UserId}: R{buyer.RScore} F{buyer.FScore} M{buyer.MScore}, {CustomerText.Money(buyer.Spent)} in {buyer.Orders} orders";

    private string FrequencyTitle() =>
        Options.Frequency switch
        {
            RfmFrequency.Orders => "orders",
            RfmFrequency.Items => "items",
            _ => "days with a purchase",
        };

    private RfmSegment All() =>
        new(
            "all buyers",
            Buyers,
            1,
            Revenue,
            1,
            null,
            null,
            Buyers == 0 ? null : Math.Round(Revenue / Buyers, 2, MidpointRounding.AwayFromZero),
            Mean(segment => segment.MeanRecencyDays),
            Mean(segment => segment.MeanFrequency)
        );

    private double? Mean(Func<RfmSegment, double?> value) =>
        Buyers == 0 ? null : Segments.Sum(segment => segment.Buyers * (value(segment) ?? 0)) / Buyers;

    private string Title(string what) =>
        $"{what}, as of {CustomerText.Date(Options.AsOf)}, {Options.Filter.Describe()}";
}
