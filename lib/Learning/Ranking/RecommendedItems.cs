namespace EcommerceNotebooks.Learning.Ranking;

/// <summary>Which items a ranker gives over many lists: how much of the catalogue, how popular, how new.</summary>
public sealed class RecommendedItems
{
    private readonly long[] given;
    private readonly double[] percentiles;
    private readonly double[] information;

    /// <summary>No lists yet.</summary>
    /// <param name="popularity">How often each item of the catalogue was seen before, 0 or more; at least one item was.</param>
    public RecommendedItems(IReadOnlyList<long> popularity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        var all = popularity.Sum();
        if (all <= 0 || popularity.Any(count => count < 0))
        {
            throw new ArgumentException("Counts are 0 or more, and one is above 0.", nameof(popularity));
        }

        given = new long[popularity.Count];
        percentiles = Percentiles(popularity);
        information = [.. popularity.Select(count => -Math.Log2(Math.Max(count, 1) / (double)all))];
    }

    /// <summary>How many places of lists were filled.</summary>
    public long Given { get; private set; }

    /// <summary>The share of the catalogue that was given at least once.</summary>
    public double Coverage => (double)given.Count(count => count > 0) / given.Length;

    /// <summary>The mean, over what was given, of the share of the catalogue that is less popular, equals counting half: 0.5 is no bias, 1 gives the most popular item alone. Null where nothing was given.</summary>
    public double? PopularityPercentile => Mean(percentiles);

    /// <summary>The mean, over what was given, of -log2 of the item's share of what was seen before, in bits (Zhou et al., 2010); an item never seen counts as seen once. Null where nothing was given.</summary>
    public double? Novelty => Mean(information);

    /// <summary>Counts a list.</summary>
    public void Add(IReadOnlyList<int> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            given[item]++;
        }

        Given += items.Count;
    }

    /// <summary>Counts the lists of another one over the same catalogue.</summary>
    public void Add(RecommendedItems other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var item = 0; item < given.Length; item++)
        {
            given[item] += other.given[item];
        }

        Given += other.Given;
    }

    /// <summary>A counter of the same catalogue without lists.</summary>
    internal RecommendedItems Empty() => new(percentiles, information);

    private RecommendedItems(double[] percentiles, double[] information)
    {
        given = new long[percentiles.Length];
        this.percentiles = percentiles;
        this.information = information;
    }

    private double? Mean(double[] values)
    {
        if (Given == 0)
        {
            return null;
        }

        var sum = 0.0;
        for (var item = 0; item < given.Length; item++)
        {
            sum += given[item] * values[item];
        }

        return sum / Given;
    }

    private static double[] Percentiles(IReadOnlyList<long> popularity)
    {
        var sorted = popularity.Order().ToArray();
        var first = new Dictionary<long, (int Below, int Equal)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            first[sorted[i]] = first.TryGetValue(sorted[i], out var found) ? (found.Below, found.Equal + 1) : (i, 1);
        }

        return [.. popularity.Select(count => (first[count].Below + (first[count].Equal / 2.0)) / popularity.Count)];
    }
}
