using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Statistics;
using Tests.Learning.Evaluation;
using Tests.Statistics;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>Measures and counts against published examples, through a warehouse whose products stand for the names.</summary>
[Collection(WorldShop.Collection)]
public sealed class AssociationMeasuresTests(WorldShop worlds)
{
    private static readonly RuleOptions All = new()
    {
        MinPairs = 1,
        MinLift = 0,
        SignificantOnly = false,
    };

    private static readonly string[][] Baskets =
    [
        ["Milk", "Onion", "Nutmeg", "Kidney Beans", "Eggs", "Yogurt"],
        ["Dill", "Onion", "Nutmeg", "Kidney Beans", "Eggs", "Yogurt"],
        ["Milk", "Apple", "Kidney Beans", "Eggs"],
        ["Milk", "Unicorn", "Corn", "Kidney Beans", "Yogurt"],
        ["Corn", "Onion", "Kidney Beans", "Ice cream", "Eggs"],
    ];

    private static readonly string[] Names = [.. Baskets.SelectMany(basket => basket).Distinct()];

    [SharedDataFact(PublishedVectors.Path)]
    public void Rules_FiveBaskets_MatchTheReferenceVectors()
    {
        var vector = PublishedVectors.Of("assoc_pairs_5_baskets");
        Assert.Equal(
            Baskets,
            vector
                .GetProperty("baskets")
                .EnumerateArray()
                .Select(basket => basket.EnumerateArray().Select(item => item.GetString()!).ToArray())
        );
        worlds.Use(BasketWorld.Of(Baskets.Select(Ids)));

        var rules = worlds.Session.Recommendations.Rules(All).Rules;

        var compared = 0;
        foreach (var expected in vector.GetProperty("rules").EnumerateArray())
        {
            var rule = rules.Single(each =>
                each.Product == Id(expected.GetProperty("a").GetString()!)
                && each.Other == Id(expected.GetProperty("c").GetString()!)
            );
            foreach (var measure in expected.EnumerateObject().Where(each => each.Name is not ("a" or "c")))
            {
                Assert.Equal(Number(measure.Value), Value(rule.Measures, measure.Name), 1e-7);
                compared++;
            }
        }

        Assert.True(compared > 30, $"{compared} values");
    }

    /// <summary>The itemsets and rules of mlxtend's example at a support of 0.6; of an itemset with three items also the rules from one item to two, whose counts are those of the items and pairs.</summary>
    [Fact]
    public void Rules_FiveBaskets_AreAsManyAsMlxtendHas()
    {
        worlds.Use(BasketWorld.Of(Baskets.Select(Ids)));
        var options = All with { MinSupport = 0.6m };

        var pairs = worlds.Session.Recommendations.Rules(options);
        var triples = worlds.Session.Recommendations.Triples(options);

        var items = pairs.Rules.DistinctBy(rule => rule.Product).Count();
        Assert.Equal((5, 10, 3), (items, pairs.Rules.Count, triples.Rules.Count));
        Assert.Equal(11, items + (pairs.Rules.Count / 2) + (triples.Rules.Count / 3));
        AssociationMeasures[] all =
        [
            .. pairs.Rules.Select(rule => rule.Measures),
            .. triples.Rules.Select(rule => rule.Measures),
            .. triples.Rules.Select(rule => rule.Measures).Select(Back),
        ];
        Assert.Equal(9, all.Count(rule => rule.Confidence >= 0.8));
        Assert.Equal(12, all.Count(rule => rule.Confidence >= 0.7));
        Assert.Equal(6, all.Count(rule => rule.Lift >= 1.1));
        Assert.Equal(6, all.Count(rule => rule.Leverage >= 0.1));
        Assert.Equal(11, all.Count(rule => rule.Conviction >= 1.5));
    }

    /// <summary>In floating point 0.28 * 25 is 7.000000000000001 (mlxtend, pull request 1191).</summary>
    [Fact]
    public void Rules_SupportRightAtTheThreshold_StayAsInMlxtend1191()
    {
        Assert.True(0.28 * 25 > 7);
        worlds.Use(BasketWorld.Of(Enumerable.Range(0, 25).Select(basket => (long[])(basket < 7 ? [1, 2] : [3]))));

        Assert.Equal(2, worlds.Session.Recommendations.Rules(All with { MinSupport = 0.28m }).Rules.Count);
        Assert.Empty(worlds.Session.Recommendations.Rules(All with { MinSupport = 0.2800001m }).Rules);
    }

    [Theory]
    [InlineData(100, 50, 50, 30, "1.2", true)]
    [InlineData(100, 50, 50, 30, "1.2000000000000000000000000001", false)]
    [InlineData(100, 50, 50, 29, "1.2", false)]
    [InlineData(49, 7, 7, 1, "1", true)]
    [InlineData(2000000000, 1500000000, 1600000000, 1440000000, "1.2", true)]
    [InlineData(2000000000, 1500000000, 1600000000, 1439999999, "1.2", false)]
    public void Keeps_LiftAtTheThreshold_IsComparedInWholeNumbers(
        long baskets,
        long one,
        long other,
        long both,
        string lift,
        bool kept
    ) =>
        Assert.Equal(
            kept,
            (All with { MinLift = decimal.Parse(lift) }).Keeps(new AssociationMeasures(baskets, one, other, both))
        );

    [SharedDataFact(PublishedVectors.Path)]
    public void PValue_SignificancePair_MatchesScipy()
    {
        var vector = PublishedVectors.Of("significance_pair");
        long Count(string name) => vector.GetProperty(name).GetInt64();

        var pair = new AssociationMeasures(Count("N"), Count("nA"), Count("nB"), Count("nAB"));

        Assert.Equal(vector.GetProperty("lift").GetDouble(), pair.Lift, 1e-12);
        Near.Relative(vector.GetProperty("fisher_greater").GetDouble(), pair.PValue(), 1e-9);

        // Pearson's chi-square is the square of the pooled test's statistic.
        var test = ProportionTest.Of(
            pair.Consequent - pair.Both,
            pair.Baskets - pair.Antecedent,
            pair.Both,
            pair.Antecedent
        );
        Near.Relative(vector.GetProperty("chi2").GetDouble(), test.Statistic!.Value * test.Statistic!.Value, 1e-9);
    }

    [Theory]
    [InlineData(10, 0, 5, 0)]
    [InlineData(10, 5, 0, 0)]
    [InlineData(10, 11, 5, 5)]
    [InlineData(10, 5, 5, 6)]
    [InlineData(10, 8, 8, 5)]
    [InlineData(10, 5, 5, -1)]
    public void Measures_CountsThatContradict_AreRefused(long baskets, long one, long other, long both) =>
        Assert.Throws<ArgumentException>(() => new AssociationMeasures(baskets, one, other, both));

    private static AssociationMeasures Back(AssociationMeasures rule) =>
        new(rule.Baskets, rule.Consequent, rule.Antecedent, rule.Both);

    private static long Id(string name) => Array.IndexOf(Names, name) + 1;

    private static long[] Ids(string[] basket) => Array.ConvertAll(basket, Id);

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.PositiveInfinity : value.GetDouble();

    private static double Value(AssociationMeasures rule, string name) =>
        name switch
        {
            "support" => rule.Support,
            "confidence" => rule.Confidence,
            "lift" => rule.Lift,
            "leverage" => rule.Leverage,
            "conviction" => rule.Conviction,
            "zhang" => rule.Zhang,
            "jaccard" => rule.Jaccard,
            "certainty" => rule.Certainty,
            "kulczynski" => rule.Kulczynski,
            "cosine" => rule.Cosine,
            "imbalance" => rule.Imbalance,
            _ => throw new ArgumentException(name),
        };
}
