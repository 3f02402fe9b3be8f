using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>The buyers of a segment in numbers.</summary>
/// <param name="Segment">The segment's name.</param>
/// <param name="Buyers">Buyers in it.</param>
/// <param name="BuyerShare">Of all buyers; null without any.</param>
/// <param name="Revenue">What they spent.</param>
/// <param name="RevenueShare">Of all buyers' spending; null where that is 0.</param>
/// <param name="RevenueShareLow">Lower end of a 95 % interval of that share, over shops with buyers of this kind; null without buyers or revenue.</param>
/// <param name="RevenueShareHigh">Its upper end.</param>
/// <param name="MeanSpend">Revenue over buyers, to the cent; null without buyers.</param>
/// <param name="MeanRecencyDays">Mean days since the last purchase; null without buyers.</param>
/// <param name="MeanFrequency">Mean of the scored frequency; null without buyers.</param>
public sealed record RfmSegment(
    string Segment,
    long Buyers,
    double? BuyerShare,
    decimal Revenue,
    double? RevenueShare,
    double? RevenueShareLow,
    double? RevenueShareHigh,
    decimal? MeanSpend,
    double? MeanRecencyDays,
    double? MeanFrequency
);

/// <summary>A segment as the engine sums it, with the sum of the squares of what its buyers spent.</summary>
internal sealed record RfmSegmentRow(
    string Segment,
    long Buyers,
    double? BuyerShare,
    decimal Revenue,
    double? RevenueShare,
    decimal? MeanSpend,
    double? MeanRecencyDays,
    double? MeanFrequency,
    double SpentSquares
)
{
    /// <summary>The segment with the interval of its share: that of a ratio of sums over buyers, by the delta method.</summary>
    internal RfmSegment Among(IReadOnlyList<RfmSegmentRow> all)
    {
        var revenue = (double)all.Sum(segment => segment.Revenue);
        var share = Buyers > 0 && revenue > 0 ? RevenueShare : null;
        var error = share is { } known
            ? NormalDistribution.UpperQuantile(0.025)
                * Math.Sqrt(
                    Math.Max(
                        0,
                        ((1 - (2 * known)) * SpentSquares) + (known * known * all.Sum(segment => segment.SpentSquares))
                    )
                )
                / revenue
            : 0;
        return new RfmSegment(
            Segment,
            Buyers,
            BuyerShare,
            Revenue,
            RevenueShare,
            share - error,
            share + error,
            MeanSpend,
            MeanRecencyDays,
            MeanFrequency
        );
    }
}
