using EcommerceNotebooks.Questions.Recommendations;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations.NextItem;

/// <summary>A session as one would write it down: its products in order, repeats in a row once.</summary>
internal sealed record PlainSession(long User, DateTime Start, DateTime Time, long[] Products);

/// <summary>Rankers as their definitions say, session by session.</summary>
internal sealed class RankerOracle
{
    private readonly SessionIndexOptions options;

    internal RankerOracle(SmallWorld world, SessionIndexOptions options)
    {
        this.options = options;
        var events = Taken(world)
            .Where(row => row.EventTime >= (options.From ?? DateTime.MinValue))
            .Where(row => row.EventTime < (options.AsOf ?? DateTime.MaxValue))
            .ToArray();
        Products = [.. events.Select(row => row.ProductId).Distinct().Order()];
        Sessions =
        [
            .. SessionsOf(events, options.EventsPerSession)
                .Where(session => session.Products.Length > 1)
                .OrderBy(session => session.Time),
        ];
    }

    /// <summary>The products known.</summary>
    internal long[] Products { get; }

    /// <summary>From the earliest to the latest.</summary>
    internal PlainSession[] Sessions { get; }

    /// <summary>All events but those that take a product out of the cart.</summary>
    internal static IEnumerable<CleanEvent> Taken(SmallWorld world) =>
        world.Events.Where(row => row.EventType != "remove_from_cart").OrderBy(row => row.EventId);

    /// <summary>Sessions by user and first event.</summary>
    internal static IEnumerable<PlainSession> SessionsOf(IEnumerable<CleanEvent> events, int eventsPerSession) =>
        events
            .GroupBy(row => row.SessionKey)
            .Select(session => session.OrderBy(row => row.EventId).ToArray())
            .OrderBy(session => session[0].UserId)
            .ThenBy(session => session[0].EventId)
            .Select(session => new PlainSession(
                session[0].UserId,
                session[0].EventTime,
                session[^1].EventTime,
                [
                    .. session
                        .Where((row, place) => place == 0 || session[place - 1].ProductId != row.ProductId)
                        .Select(row => row.ProductId)
                        .TakeLast(eventsPerSession),
                ]
            ));

    /// <summary>The latest sessions that a product is found by.</summary>
    internal PlainSession[] With(long product) =>
        [.. Sessions.Reverse().Where(session => session.Products.Contains(product)).Take(options.SessionsPerItem)];

    internal int Count(long product) => Sessions.Count(session => session.Products.Contains(product));

    internal Dictionary<long, double> Popularity(double halfLifeDays) =>
        Sum(
            Sessions.SelectMany(session =>
                session
                    .Products.Distinct()
                    .Select(product =>
                        (product, Math.Pow(0.5, (Sessions[^1].Time - session.Time).TotalDays / halfLifeDays))
                    )
            )
        );

    internal Dictionary<long, double> LastItem(LastItemRule rule, long[] prefix, int steps, double shrinkage)
    {
        if (prefix.Length == 0)
        {
            return [];
        }

        var last = prefix[^1];
        var found = new List<(long Product, double Score)>();
        foreach (var products in With(last).Select(session => session.Products))
        {
            if (rule is LastItemRule.AssociationRules or LastItemRule.Cosine)
            {
                found.AddRange(products.Distinct().Select(product => (product, 1.0)));
                continue;
            }

            for (var from = 0; from < products.Length; from++)
            {
                for (var to = from + 1; to < products.Length; to++)
                {
                    if (products[from] == last && to - from <= (rule == LastItemRule.Markov ? 1 : steps))
                    {
                        found.Add((products[to], 1.0 / (to - from)));
                    }
                }
            }
        }

        return Sum(found)
            .Where(each => each.Key != last)
            .ToDictionary(
                each => each.Key,
                each => rule == LastItemRule.Cosine ? each.Value / Math.Sqrt(Count(each.Key) + shrinkage) : each.Value
            );
    }

    internal Dictionary<long, double> Vstan(long[] prefix, VstanOptions vstan)
    {
        // Each product of the current session at its last place, by its distance from the end.
        var steps = prefix
            .Distinct()
            .ToDictionary(each => each, each => prefix.Length - 1 - Array.LastIndexOf(prefix, each));
        var weights = steps.ToDictionary(each => each.Key, each => Math.Exp(-each.Value / vstan.PositionDecay));
        var found = weights.Keys.ToDictionary(each => each, each => With(each).ToHashSet());
        var candidates = Sessions
            .Reverse()
            .Where(session => found.Values.Any(each => each.Contains(session)))
            .Take(vstan.Candidates)
            .ToArray();
        var neighbours = candidates
            .Select(session =>
                (
                    Session: session,
                    Similarity: Math.Exp(-(candidates[0].Time - session.Time).TotalDays / vstan.RecencyDecay)
                        * weights.Where(each => found[each.Key].Contains(session)).Sum(each => each.Value)
                        / Math.Sqrt(weights.Values.Sum(each => each * each))
                        / Math.Sqrt(session.Products.Distinct().Count())
                )
            )
            .OrderByDescending(each => Math.Round(each.Similarity, 12))
            .Take(vstan.Neighbours);
        return Sum(
            neighbours.SelectMany(each =>
            {
                var products = each.Session.Products;
                var shared = Enumerable.Range(0, products.Length).Last(place => steps.ContainsKey(products[place]));
                var nearest = products.Where(steps.ContainsKey).Min(product => steps[product]);
                return products
                    .Distinct()
                    .Select(product =>
                        (
                            product,
                            each.Similarity
                                * Math.Exp(-nearest / vstan.PositionDecay)
                                * Math.Exp(
                                    -Math.Abs(Array.LastIndexOf(products, product) - shared) / vstan.DistanceDecay
                                )
                                * (1 + (vstan.Rarity * Math.Log((double)Sessions.Length / Count(product))))
                        )
                    );
            })
        );
    }

    private static Dictionary<long, double> Sum(IEnumerable<(long Product, double Score)> scores) =>
        scores.GroupBy(each => each.Product, each => each.Score).ToDictionary(each => each.Key, each => each.Sum());
}
