using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

/// <summary>Buyers as one would score them by hand, from the events of a world.</summary>
internal static class RfmOracle
{
    internal static IReadOnlyList<RfmBuyer> Buyers(SmallWorld world, RfmOptions options)
    {
        var measured = Purchases(world, options.Filter, options.AsOf)
            .GroupBy(row => row.UserId)
            .OrderBy(user => user.Key)
            .Select(user => Measure([.. user], options))
            .ToArray();
        var recency = Scores(measured, buyer => -buyer.RecencyDays, options.Scoring);
        var frequency = Scores(measured, buyer => buyer.Frequency, options.Scoring);
        var monetary = Scores(measured, buyer => buyer.Monetary, options.Scoring);
        return
        [
            .. measured.Select(buyer =>
                buyer with
                {
                    RScore = recency[buyer.UserId],
                    FScore = frequency[buyer.UserId],
                    MScore = monetary[buyer.UserId],
                    Segment = measured.All(other => other.RecencyDays == buyer.RecencyDays)
                        ? RfmReport.Untold
                        : options.Map[recency[buyer.UserId], frequency[buyer.UserId], monetary[buyer.UserId]],
                }
            ),
        ];
    }

    internal static IReadOnlyList<CleanEvent> Purchases(SmallWorld world, EventFilter filter, DateTime asOf) =>
        [.. EventFilterOracle.Take(world, filter).Where(row => row.EventType == "purchase" && row.EventTime < asOf)];

    private static RfmBuyer Measure(CleanEvent[] purchases, RfmOptions options)
    {
        var days = purchases.Select(row => row.EventTime.Date).Distinct().Count();
        var orders = purchases.Select(row => row.SessionKey).Distinct().Count();
        var spent = purchases.Sum(row => row.Price ?? 0);
        return new RfmBuyer(
            purchases[0].UserId,
            purchases.Min(row => row.EventTime),
            purchases.Max(row => row.EventTime),
            (options.AsOf.Date - purchases.Max(row => row.EventTime).Date).Days,
            days,
            orders,
            purchases.Length,
            options.Frequency switch
            {
                RfmFrequency.PurchaseDays => days,
                RfmFrequency.Orders => orders,
                _ => purchases.Length,
            },
            spent,
            options.Monetary == RfmMonetary.Sum ? spent : Math.Round(spent / orders, 2, MidpointRounding.AwayFromZero),
            0,
            0,
            0,
            ""
        );
    }

    private static Dictionary<long, int> Scores(RfmBuyer[] buyers, Func<RfmBuyer, decimal> value, RfmScoring scoring) =>
        scoring == RfmScoring.Ntile
            ? Fifths([.. buyers.OrderBy(value).ThenBy(buyer => buyer.UserId)])
            : buyers.ToDictionary(
                buyer => buyer.UserId,
                buyer =>
                {
                    var below = buyers.Count(other => value(other) < value(buyer));
                    return buyers.Length == 1 ? 1 : Math.Min(5, 1 + (int)Math.Floor(5m * below / (buyers.Length - 1)));
                }
            );

    // Five groups one after the other, the first ones larger by one where the number does not divide.
    private static Dictionary<long, int> Fifths(RfmBuyer[] sorted)
    {
        var scores = new Dictionary<long, int>();
        var next = 0;
        for (var group = 0; group < 5; group++)
        {
            var size = (sorted.Length / 5) + (group < sorted.Length % 5 ? 1 : 0);
            for (var i = 0; i < size; i++)
            {
                scores[sorted[next++].UserId] = group + 1;
            }
        }

        return scores;
    }
}
