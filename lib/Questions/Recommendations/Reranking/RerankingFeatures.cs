using EcommerceNotebooks.Learning;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>What is told of VSTAN's first items after a session so far, for trees to rank them anew.</summary>
internal sealed class RerankingFeatures
{
    /// <summary>How many first items are ranked anew.</summary>
    internal const int Candidates = 100;

    internal static readonly IReadOnlyList<FeatureColumn> Columns =
    [
        new("vstan_share"),
        new("vstan_place"),
        new("markov_score"),
        new("sequence_score"),
        new("cosine_score"),
        new("sessions"),
        new("steps_since_seen"),
        new("session_length"),
        new("different_items"),
        new("price"),
        new("price_to_last"),
        new("price_to_session"),
        new("is_last_category"),
        new("share_of_category"),
        new("is_last_brand"),
        new("share_of_brand"),
    ];

    private readonly VstanRanker vstan;
    private readonly NextItemRanker[] others;
    private readonly ProductFacts facts;

    internal RerankingFeatures(VstanRanker vstan, ProductFacts facts)
    {
        this.vstan = vstan;
        this.facts = facts;
        others =
        [
            .. new[] { LastItemRule.Markov, LastItemRule.SequentialRules, LastItemRule.Cosine }.Select(
                rule => new LastItemRanker(vstan.Index, rule)
            ),
        ];
    }

    /// <summary>The first items by VSTAN with their scores, the highest first; the last item of the session is not among them.</summary>
    internal (int[] Items, double[] Scores) First(int[] prefix) =>
        vstan.WithScores(
            prefix,
            prefix.Length == 0 ? null : prefix[^1],
            scores =>
            {
                int[] items = [.. scores.Top(Candidates)];
                return (items, Array.ConvertAll(items, item => scores[item]));
            }
        );

    /// <summary>Writes the features of items, row after row.</summary>
    internal void Write(int[] prefix, int[] items, double[] scores, Action<int, double[]> take)
    {
        var last = prefix[^1];
        var found = Array.ConvertAll(
            others,
            ranker =>
                ranker.WithScores(prefix, last, others => Array.ConvertAll(items, item => Math.Log(1 + others[item])))
        );
        var distinct = prefix.Distinct().Count();
        var prices = prefix.Select(item => facts.Prices[item]).Where(double.IsFinite).ToArray();
        var price = prices.Length == 0 ? double.NaN : prices.Average();
        for (var place = 0; place < items.Length; place++)
        {
            var item = items[place];
            var seen = Array.LastIndexOf(prefix, item);
            take(
                place,
                [
                    scores[place] / scores[0],
                    place,
                    found[0][place],
                    found[1][place],
                    found[2][place],
                    Math.Log(1 + vstan.Index.CountOf(item)),
                    seen < 0 ? double.NaN : prefix.Length - 1 - seen,
                    prefix.Length,
                    distinct,
                    facts.Prices[item],
                    Ratio(facts.Prices[item], facts.Prices[last]),
                    Ratio(facts.Prices[item], price),
                    Same(facts.Categories[item], facts.Categories[last]),
                    Share(prefix, facts.Categories, item),
                    Same(facts.Brands[item], facts.Brands[last]),
                    Share(prefix, facts.Brands, item),
                ]
            );
        }
    }

    private static double Ratio(double one, double other) => one > 0 && other > 0 ? Math.Log(one / other) : double.NaN;

    private static double Same(int one, int other) =>
        one < 0 || other < 0 ? double.NaN
        : one == other ? 1
        : 0;

    private static double Share(int[] prefix, int[] codes, int item) =>
        codes[item] < 0 ? double.NaN : (double)prefix.Count(each => codes[each] == codes[item]) / prefix.Length;
}
