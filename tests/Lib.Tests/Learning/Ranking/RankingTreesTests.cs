using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Ranking;

public sealed class RankingTreesTests
{
    private static readonly BoostingOptions Options = new() { Trees = 30, Threads = 1 };

    [RequiresTrainingFact]
    public void Train_RelevanceWithinQueriesPlanted_RanksTheRelevantFirst()
    {
        var (features, relevance, queries) = Draw(400, seed: 1);
        var (unseen, answers, _) = Draw(200, seed: 2);

        var scores = RankingTrees.Train(features, relevance, queries, Options).PredictRaw(unseen);

        var first = Enumerable
            .Range(0, 200)
            .Count(query =>
                answers[
                    (10 * query)
                        + Array.IndexOf(
                            scores[(10 * query)..(10 * (query + 1))],
                            scores[(10 * query)..(10 * (query + 1))].Max()
                        )
                ] == 1
            );
        Assert.True(first > 150, $"{first} of 200 first rows are relevant; chance alone gives some 20");
    }

    [RequiresTrainingFact]
    public void Train_Twice_GivesTheSameModelAndNoProbability()
    {
        var (features, relevance, queries) = Draw(50, seed: 3);

        var model = RankingTrees.Train(features, relevance, queries, Options);

        Assert.Equal(model.Text, RankingTrees.Train(features, relevance, queries, Options).Text);
        Assert.Equal("lambdarank", model.Objective);
        Assert.Throws<InvalidOperationException>(() => model.Predict(features));
    }

    [Fact]
    public void Train_WhatCannotBe_IsRefused()
    {
        var (features, relevance, queries) = Draw(5, seed: 4);
        Assert.Contains(
            "The queries have 40 rows; there are 50.",
            Refused(() => RankingTrees.Train(features, relevance, queries[1..], Options)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "query 1 has 0",
            Refused(() => RankingTrees.Train(features, relevance, [50, 0], Options)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "without early stopping",
            Refused(() => RankingTrees.Train(features, relevance, queries, Options with { EarlyStoppingRounds = 5 })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "two classes",
            Refused(() => RankingTrees.Train(features, new byte[50], queries, Options)),
            StringComparison.Ordinal
        );
    }

    private static string Refused(Action train) => Assert.ThrowsAny<ArgumentException>(train).Message;

    // Queries of ten rows, the one relevant being that with the largest of the first feature, to which each query adds its own amount; the second feature means nothing.
    private static (FeatureTable Features, byte[] Relevance, int[] Queries) Draw(int queries, int seed)
    {
        var random = new Random(seed);
        var values = new double[2][];
        values[0] = new double[10 * queries];
        values[1] = new double[10 * queries];
        var relevance = new byte[10 * queries];
        for (var query = 0; query < queries; query++)
        {
            var shift = random.NextDouble() / 5;
            for (var row = 10 * query; row < 10 * (query + 1); row++)
            {
                values[0][row] = shift + random.NextDouble();
                values[1][row] = random.NextDouble();
            }

            relevance[Enumerable.Range(10 * query, 10).MaxBy(row => values[0][row])] = 1;
        }

        return (FeatureTable.Of([new("signal"), new("noise")], values), relevance, [.. Enumerable.Repeat(10, queries)]);
    }
}
