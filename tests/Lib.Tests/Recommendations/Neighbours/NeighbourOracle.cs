using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>Neighbours, followers and popularity one session and one event at a time.</summary>
internal sealed class NeighbourOracle
{
    private readonly NeighbourOptions options;
    private readonly List<(long Product, int Weight)[]> sessions;
    private readonly Dictionary<long, double> lengths = [];

    internal NeighbourOracle(SmallWorld world, NeighbourOptions options)
    {
        this.options = options;
        var filter = options.AsOf is { } asOf ? options.Filter.Until(asOf) : options.Filter;
        sessions =
        [
            .. EventFilterOracle
                .Take(world, filter)
                .Where(row => Weight(options.Weights, row.EventType) > 0)
                .GroupBy(row => row.SessionKey)
                .Select(rows =>
                    rows.GroupBy(row => row.ProductId)
                        .OrderBy(same => same.Min(row => row.EventId))
                        .TakeLast(options.SessionProducts)
                        .Select(same =>
                            (
                                same.Key,
                                same.Select(row => row.EventType).Distinct().Sum(type => Weight(options.Weights, type))
                            )
                        )
                        .ToArray()
                ),
        ];
        foreach (var (product, weight) in sessions.SelectMany(session => session))
        {
            lengths[product] = lengths.GetValueOrDefault(product) + weight;
        }
    }

    internal long Items => sessions.Where(session => session.Length > 1).Sum(session => session.Length);

    /// <summary>The neighbours of each product by product and rank.</summary>
    internal IEnumerable<ProductNeighbour> Neighbours() =>
        Ranked(
            from session in sessions
            from one in session
            from other in session
            where one.Product != other.Product
            select (one.Product, other.Product, Score(session, one) * Score(session, other)),
            (product, neighbour, sum) =>
                options.Similarity == NeighbourSimilarity.Bm25
                    ? sum / 1024 / 1024
                    : sum / (Math.Sqrt(Squares(product)) * Math.Sqrt(Squares(neighbour)))
        );

    /// <summary>What follows each product by product and rank.</summary>
    internal IEnumerable<ProductNeighbour> Followers() =>
        Ranked(
            from session in sessions
            from one in Enumerable.Range(0, session.Length)
            from other in Enumerable.Range(one + 1, session.Length - one - 1)
            where other - one <= options.Steps
            select (session[one].Product, session[other].Product, 1.0 / (other - one)),
            (_, _, sum) => sum
        );

    internal static int Weight(EventWeights weights, string type) =>
        type switch
        {
            "view" => weights.View,
            "cart" => weights.Cart,
            "purchase" => weights.Purchase,
            _ => 0,
        };

    private IEnumerable<ProductNeighbour> Ranked(
        IEnumerable<(long Product, long Neighbour, double Value)> pairs,
        Func<long, long, double, double> similarity
    ) =>
        pairs
            .GroupBy(pair => (pair.Product, pair.Neighbour))
            .Where(same => same.Count() >= options.MinSessions && same.Sum(pair => pair.Value) > 0)
            .Select(same => new ProductNeighbour(
                same.Key.Product,
                0,
                same.Key.Neighbour,
                Math.Round(similarity(same.Key.Product, same.Key.Neighbour, same.Sum(pair => pair.Value)), 9),
                same.Count()
            ))
            .GroupBy(row => row.ProductId)
            .OrderBy(rows => rows.Key)
            .SelectMany(rows =>
                rows.OrderByDescending(row => row.Similarity)
                    .ThenByDescending(row => row.Sessions)
                    .ThenBy(row => row.NeighbourId)
                    .Take(options.Neighbours)
                    .Select((row, place) => row with { Rank = place + 1 })
            );

    private double Squares(long product) =>
        sessions
            .SelectMany(session => session)
            .Where(item => item.Product == product)
            .Sum(item => (double)item.Weight * item.Weight);

    // As bm25_weight of the package implicit has it, with sessions as its users.
    private double Score((long Product, int Weight)[] session, (long Product, int Weight) item)
    {
        if (options.Similarity == NeighbourSimilarity.Cosine)
        {
            return item.Weight;
        }

        var idf = Math.Log(lengths.Count / (1.0 + session.Length));
        var norm = 1 - options.B + (options.B * lengths[item.Product] / lengths.Values.Average());
        var weight = item.Weight * (options.K1 + 1) / ((options.K1 * norm) + item.Weight) * idf;
        return Math.Round(1024 * weight, MidpointRounding.AwayFromZero);
    }
}
