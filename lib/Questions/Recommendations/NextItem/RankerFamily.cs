using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>Makes a ranker with certain parameters from an index.</summary>
internal delegate NextItemRanker MakeRanker(SessionIndex index);

/// <summary>Rankers that differ in their parameters.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Default">The one with the default parameters.</param>
/// <param name="Draw">One with random parameters; null where there are none to choose.</param>
internal sealed record RankerFamily(string Name, MakeRanker Default, Func<Xoshiro256, MakeRanker>? Draw = null)
{
    /// <summary>The name of VSTAN, whose figures are held against those of the best other.</summary>
    internal const string Vstan = "VSTAN";

    private static readonly double[] Decays = [0.5, 1, 2, 4, 8, 16];

    /// <summary>All that are judged.</summary>
    internal static readonly IReadOnlyList<RankerFamily> All =
    [
        new("popularity", index => new PopularityRanker(index), DrawPopularity),
        OfRule("last-item Markov", LastItemRule.Markov),
        OfRule("association rules", LastItemRule.AssociationRules),
        OfRule("sequential rules", LastItemRule.SequentialRules, DrawSequentialRules),
        OfRule("item-item cosine", LastItemRule.Cosine, DrawCosine),
        new(Vstan, index => new VstanRanker(index), DrawVstan),
    ];

    /// <summary>Settings to try: the default, then random ones, the same for the same seed.</summary>
    internal IEnumerable<MakeRanker> Trials(int count, ulong seed)
    {
        yield return Default;
        for (var trial = 1; Draw is not null && trial < count; trial++)
        {
            yield return Draw(new Xoshiro256(Hash64.Of(seed, (ulong)trial)));
        }
    }

    private static RankerFamily OfRule(string name, LastItemRule rule, Func<Xoshiro256, MakeRanker>? draw = null) =>
        new(name, index => new LastItemRanker(index, rule), draw);

    private static MakeRanker DrawPopularity(Xoshiro256 random)
    {
        var halfLife = Math.Pow(2, (8 * random.NextUnit()) - 4);
        return index => new PopularityRanker(index, halfLife);
    }

    private static MakeRanker DrawSequentialRules(Xoshiro256 random)
    {
        var steps = 1 + random.NextBelow(19);
        return index => new LastItemRanker(index, LastItemRule.SequentialRules, steps);
    }

    private static MakeRanker DrawCosine(Xoshiro256 random)
    {
        var shrinkage = Math.Pow(2, 10 * random.NextUnit());
        return index => new LastItemRanker(index, LastItemRule.Cosine, shrinkage: shrinkage);
    }

    private static MakeRanker DrawVstan(Xoshiro256 random)
    {
        var options = new VstanOptions
        {
            Candidates = One(ref random, 500, 1_000, 1_500, 2_500),
            Neighbours = One(ref random, 50, 100, 200, 500),
            PositionDecay = One(ref random, Decays),
            RecencyDecay = One(ref random, 1.25, 2.5, 5, 10, 20, 40, double.PositiveInfinity),
            DistanceDecay = One(ref random, Decays),
            Rarity = One(ref random, 0, 0.05, 0.1, 0.2, 0.5, 1),
        };
        return index => new VstanRanker(index, options);
    }

    private static T One<T>(ref Xoshiro256 random, params T[] values) => values[random.NextBelow(values.Length)];
}
