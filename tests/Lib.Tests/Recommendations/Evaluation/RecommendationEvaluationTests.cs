using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations;
using Tests.Recommendations.NextItem;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations.Evaluation;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class RecommendationEvaluationTests(WorldShop worlds)
{
    private static readonly RecommendationEvaluationOptions Options = new()
    {
        Windows = 2,
        Trials = 3,
        Resamples = 200,
    };

    [Fact]
    public void Evaluate_RandomSessions_EqualsTheOracle()
    {
        var targets = 0L;
        for (var seed = 0; seed < 4; seed++)
        {
            var world = worlds.Use(PlantedSessions.World(PlantedSessions.OfKinds(200, 50, 4, seed), days: 3, seed));
            var options = new RecommendationEvaluationOptions
            {
                Windows = 1,
                Trials = 1,
                TestShare = 0.2,
                Resamples = 0,
                EventsPerSession = 6,
                SessionsPerItem = seed % 2 == 0 ? 5_000 : 5,
            };

            var report = worlds.Session.Recommendations.Evaluate(options);

            var window = Assert.Single(report.Windows);
            Assert.Null(window.Reason);
            var oracle = new RankerOracle(world, options.Index(window.Window.From, window.Window.Split));
            var test = Test(world, window.Window, options.EventsPerSession);
            AssertEqual(oracle, test, window);
            var expected = new Dictionary<string, Func<long[], Dictionary<long, double>>>
            {
                ["popularity"] = _ => oracle.Popularity(7),
                ["last-item Markov"] = prefix => oracle.LastItem(LastItemRule.Markov, prefix, 1, 0),
                ["association rules"] = prefix => oracle.LastItem(LastItemRule.AssociationRules, prefix, 1, 0),
                ["sequential rules"] = prefix => oracle.LastItem(LastItemRule.SequentialRules, prefix, 10, 0),
                ["item-item cosine"] = prefix => oracle.LastItem(LastItemRule.Cosine, prefix, 1, 0),
                ["VSTAN"] = prefix => oracle.Vstan(prefix, new VstanOptions()),
            };
            Assert.Equal(expected.Keys, report.Rankers.Select(each => each.Name));
            foreach (var ranker in report.Rankers)
            {
                var ranks = Ranks(oracle, test, expected[ranker.Name]);
                Assert.Equal(
                    [
                        ranks.Average(rank => rank <= 1 ? 1.0 : 0),
                        ranks.Average(rank => rank <= 5 ? 1.0 : 0),
                        ranks.Average(rank => rank <= 10 ? 1.0 : 0),
                        ranks.Average(rank => rank <= 20 ? 1.0 : 0),
                        ranks.Average(rank => rank <= 20 ? 1.0 / rank : 0),
                        ranks.Average(rank => rank <= 20 ? 1 / Math.Log2(rank + 1) : 0),
                    ],
                    ranker.Figures.Take(6).Select(figure => Math.Round(figure.Mean.Value!.Value, 12)),
                    (one, two) => Math.Abs(one - two) < 1e-9
                );
            }

            targets += window.Targets;
        }

        Assert.True(targets > 200, $"{targets} targets");
    }

    [Fact]
    public void Evaluate_KindsOfSessionsPlanted_VstanIsBestAndTheSameSeedTellsTheSame()
    {
        worlds.Use(PlantedSessions.World(PlantedSessions.OfKinds(2_400, 100, 12, seed: 3), days: 10, seed: 3));

        var report = worlds.Session.Recommendations.Evaluate(Options);
        var again = worlds.Session.Recommendations.Evaluate(Options);

        Assert.Equal(report.ToTable().ToString(), again.ToTable().ToString());
        Assert.Equal(report.ToDifferenceTable().ToString(), again.ToDifferenceTable().ToString());
        Assert.Equal(report.ToSettingsTable().ToString(), again.ToSettingsTable().ToString());
        Assert.Equal("VSTAN", report.Rankers.MaxBy(each => each.Figures[3].Mean.Value)!.Name);
        Assert.True(report.Differences[3].IsAboveZero, report.Sentence);
        Assert.Contains($" points more than {report.BestOther}, ", report.Sentence, StringComparison.Ordinal);
        Assert.All(report.Rankers, each => Assert.NotNull(each.Figures[3].Spread));
        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.Contains("VSTAN", report.ToTable().ToString(), StringComparison.Ordinal);
        Assert.Equal(2, report.ToWindowTable().RowCount);
    }

    [Fact]
    public void Evaluate_WithoutWhatComesAfterAWindow_TellsTheSameOfIt()
    {
        var world = PlantedSessions.World(PlantedSessions.OfTransitions(900, 40, seed: 4), days: 6, seed: 4);
        var options = Options with
        {
            From = PlantedSessions.Start,
            AsOf = PlantedSessions.Start.AddDays(6),
            Resamples = 0,
        };
        worlds.Use(world);
        var whole = worlds.Session.Recommendations.Evaluate(options).Windows[0];
        worlds.Use(SmallWorld.Of(world.Events.Where(row => row.EventTime < whole.Window.Until)));

        var cut = worlds.Session.Recommendations.Evaluate(options);

        Assert.NotNull(cut.Windows[1].Reason);
        Assert.Equal(Text(whole), Text(cut.Windows[0]));
        Assert.Equal(
            cut.Windows[0].Rankers.Select(each => Math.Round(each.Figures[3], 9)),
            cut.Rankers.Select(each => Math.Round(each.Figures[3].Mean.Value!.Value, 9))
        );

        // What is learned ends at the split: other test sessions leave the choice of parameters as it was.
        worlds.Use(SmallWorld.Of(world.Events.Where(row => row.EventTime < whole.Window.Split)));
        var learned = worlds.Session.Recommendations.Evaluate(options).Windows[0];
        Assert.Equal("the test has 0 users with a known next product, and 10 are the least", learned.Reason);
        Assert.Equal((whole.LearnedSessions, whole.Catalogue), (learned.LearnedSessions, learned.Catalogue));

        static string Text(WindowEvaluation window) =>
            string.Join(
                '\n',
                window.Rankers.Select(each =>
                    $"{each.Name} {each.Settings} {each.ValidationNdcg:F9} {string.Join(' ', each.Figures.Select(figure => Math.Round(figure, 9)))}"
                )
            );
    }

    [RequiresTrainingFact]
    public void Evaluate_Reranked_TellsWhatItBringsOverVstan()
    {
        worlds.Use(PlantedSessions.World(PlantedSessions.OfKinds(900, 60, 8, seed: 7), days: 6, seed: 7));

        var report = worlds.Session.Recommendations.Evaluate(
            Options with
            {
                Windows = 1,
                Reranked = true,
                Boosting = new() { Threads = 1, Trees = 10 },
            }
        );

        Assert.Equal(["VSTAN", "VSTAN, re-ranked"], report.Rankers.Skip(5).Select(each => each.Name));
        Assert.All(
            report.RerankingGains.Zip(report.Rankers[6].Figures, report.Rankers[5].Figures),
            each =>
                Assert.Equal(
                    each.Second.Mean.Value!.Value - each.Third.Mean.Value!.Value,
                    each.First.Value!.Value,
                    1e-12
                )
        );
        Assert.Equal(9, report.ToRerankingTable().RowCount);
    }

    [Fact]
    public void Evaluate_FewerSessionsAskedFor_AreSomeOfThem()
    {
        worlds.Use(PlantedSessions.World(PlantedSessions.OfTransitions(900, 40, seed: 5), days: 6, seed: 5));

        var some = worlds.Session.Recommendations.Evaluate(Options with { TestSessions = 30, Resamples = 0 });
        var other = worlds.Session.Recommendations.Evaluate(
            Options with
            {
                TestSessions = 30,
                Resamples = 0,
                Seed = 43,
            }
        );

        Assert.All(some.Windows, window => Assert.Equal((30, true), (window.TestSessions, window.FoundSessions > 30)));
        Assert.NotEqual(some.ToTable().ToString(), other.ToTable().ToString());
    }

    [Theory]
    [InlineData(0, "Rankers cannot be judged: The log is too short: each window must last a hundred seconds.")]
    [InlineData(1, "Rankers cannot be judged: The log is too short: each window must last a hundred seconds.")]
    public void Evaluate_TooLittle_SaysWhy(int seed, string sentence)
    {
        worlds.Use(seed);

        var report = worlds.Session.Recommendations.Evaluate();

        Assert.Equal(sentence, report.Sentence, ignoreCase: true);
        Assert.Empty(report.Rankers);
        Assert.NotEmpty(report.ToTable().ToString());
        Assert.NotEmpty(report.ToDifferenceTable().ToString());
        Assert.NotEmpty(report.ToWindowTable().ToString());
        Assert.NotEmpty(report.ToChart().ToSvg());
    }

    [Fact]
    public void Evaluate_RandomWorlds_SayWhyOrJudge()
    {
        foreach (var world in worlds.All(SmallWorld.Share(40)))
        {
            var report = worlds.Session.Recommendations.Evaluate(Options with { Resamples = 0, Trials = 1 });

            Assert.Equal(report.Reason is null, report.Windows.Any(window => window.Reason is null));
            Assert.NotEmpty(report.Sentence);
        }
    }

    [Fact]
    public void Evaluate_OptionsOutOfRange_AreRefused()
    {
        var room = worlds.Session.Recommendations;
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { Windows = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { TestShare = 0.4 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { TestSessions = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { ValidationSessions = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { Trials = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { Resamples = 7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Evaluate(new() { EventsPerSession = 1 }));
        Assert.Throws<ArgumentException>(() =>
            room.Evaluate(new() { From = PlantedSessions.Start, AsOf = PlantedSessions.Start })
        );
    }

    private static PlainSession[] Test(SmallWorld world, EvaluationWindow window, int eventsPerSession) =>
        [
            .. RankerOracle
                .SessionsOf(
                    RankerOracle
                        .Taken(world)
                        .GroupBy(row => row.SessionKey)
                        .Where(session => session.Min(row => row.EventTime) >= window.Split)
                        .SelectMany(session => session)
                        .Where(row => row.EventTime < window.Until),
                    eventsPerSession
                )
                .Where(session => session.Products.Length > 1),
        ];

    private static void AssertEqual(RankerOracle oracle, PlainSession[] test, WindowEvaluation window)
    {
        Assert.Equal(test.Length, window.TestSessions);
        Assert.Equal(test.Length, window.FoundSessions);
        Assert.Equal((oracle.Sessions.Length, oracle.Products.Length), (window.LearnedSessions, window.Catalogue));
        Assert.Equal(
            (double)test.Sum(each => each.Products.Count(product => !oracle.Products.Contains(product)))
                / test.Sum(each => each.Products.Length),
            window.UnknownShare
        );
    }

    // All known products but the last one are ranked, of equal scores the one looked for last.
    private static int[] Ranks(
        RankerOracle oracle,
        PlainSession[] test,
        Func<long[], Dictionary<long, double>> score
    ) =>
        [
            .. test.SelectMany(session =>
                Enumerable
                    .Range(1, session.Products.Length - 1)
                    .Where(place => oracle.Products.Contains(session.Products[place]))
                    .Select(place =>
                    {
                        long[] prefix = [.. session.Products[..place].Where(oracle.Products.Contains)];
                        var scores = score(prefix);
                        scores.Remove(session.Products[place - 1]);
                        var target = session.Products[place];
                        return scores.TryGetValue(target, out var own)
                            ? scores.Count(each => each.Key == target || each.Value >= own * (1 - 1e-9))
                            : oracle.Products.Length;
                    })
            ),
        ];
}
