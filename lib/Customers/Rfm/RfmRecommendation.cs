using static EcommerceNotebooks.Customers.CustomerText;

namespace EcommerceNotebooks.Customers;

/// <summary>What a segment's numbers, beside those of all buyers, suggest to do.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Action">What to try.</param>
/// <param name="Because">The numbers behind it.</param>
/// <param name="RevenueOfOnePercent">One per cent of what the segment spent: what a change of that size is worth.</param>
public sealed record RfmRecommendation(string Segment, string Action, string Because, decimal RevenueOfOnePercent)
{
    /// <summary>By whether the segment bought more recently, more often and for more than the mean of all buyers, whatever its name.</summary>
    internal static RfmRecommendation For(RfmSegment segment, RfmSegment all)
    {
        var revenue = Math.Round(segment.Revenue / 100, 2, MidpointRounding.AwayFromZero);
        if (segment.Buyers == 0)
        {
            return new RfmRecommendation(segment.Segment, "nothing to do", "nobody is in it", revenue);
        }

        if (segment.Segment == RfmReport.Untold)
        {
            return new RfmRecommendation(
                segment.Segment,
                "nothing yet: wait until buyers differ",
                "all bought last on the same day, so the scores cannot tell them apart",
                revenue
            );
        }

        var isRecent = segment.MeanRecencyDays <= all.MeanRecencyDays;
        var isFrequent = segment.MeanFrequency >= all.MeanFrequency;
        // Where nobody spent anything, nobody spends much.
        var isWorth = segment.MeanSpend >= all.MeanSpend && all.MeanSpend > 0;
        var action = (isRecent, isFrequent, isWorth) switch
        {
            (true, true, true) => "keep: offer more of what they buy, before others get it",
            (true, true, false) => "raise the basket: bundles and dearer alternatives",
            (true, false, true) => "win the next purchase soon: they spend much and have bought rarely",
            (true, false, false) => "welcome: a reason to come back within their first weeks",
            (false, true, true) => "win back first, and measure it in an experiment",
            (false, true, false) => "remind them of what they used to buy",
            (false, false, true) => "remind them once of what they bought",
            (false, false, false) => "spend little: leave them out of paid campaigns",
        };
        return new RfmRecommendation(
            segment.Segment,
            action,
            $"{Number(segment.MeanRecencyDays!.Value)} days since the last purchase against {Number(all.MeanRecencyDays!.Value)} for all buyers, bought {Number(segment.MeanFrequency!.Value, 2)} times against {Number(all.MeanFrequency!.Value, 2)}, spent {Money(segment.MeanSpend!.Value)} against {Money(all.MeanSpend!.Value)}",
            revenue
        );
    }
}
