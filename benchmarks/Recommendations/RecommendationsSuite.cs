using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations;

namespace Benchmarks.Recommendations;

/// <summary>The index of past sessions, a recommendation from it, and how well rankers tell the next product of sessions that begin later.</summary>
internal static class RecommendationsSuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "recommendations";

    private const double MostSecondsOfIndex = 60;
    private const double MostGibibytesOfIndex = 2;
    private const double MostMilliseconds = 2;
    private const double BytesPerGibibyte = 1L << 30;
    private const double MillisecondsPerSecond = 1_000;
    private const int Calls = 2_000;
    private const int Asked = 20;
    private const int Seed = 1;

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var warehouse = new Option<string?>("--warehouse")
        {
            Description =
                "A finished warehouse (.duckdb), which gets the tables of predictions, instead of one built from --source or generated events.",
        };
        var sessions = new Option<int>("--test-sessions")
        {
            DefaultValueFactory = _ => new RecommendationEvaluationOptions().TestSessions,
            Description = "Sessions of each window that rankers are judged on at most.",
        };
        var trials = new Option<int>("--trials")
        {
            DefaultValueFactory = _ => new RecommendationEvaluationOptions().Trials,
            Description = "Settings that each ranker with parameters is tried with.",
        };
        var reranked = new Option<bool>("--reranked")
        {
            Description = "Judges trees that rank VSTAN's first products anew too; they take longest.",
        };
        var options = new ScaleOptions(Name, besidePeers: false);
        var command = new Command(Name, "What to offer next: the index of sessions, a call, and rankers judged.")
        {
            warehouse,
            sessions,
            trials,
            reranked,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var suite = options.Of(arguments);
            suite.OnWarehouse(
                Name,
                arguments.GetValue(warehouse),
                path =>
                    Publish(
                        suite,
                        path,
                        new RecommendationEvaluationOptions
                        {
                            TestSessions = arguments.GetValue(sessions),
                            Trials = arguments.GetValue(trials),
                            Reranked = arguments.GetValue(reranked),
                        }
                    )
            );
        });
        return command;
    }

    private static void Publish(SuiteRun suite, string warehouse, RecommendationEvaluationOptions options)
    {
        var tables = RecommendationTables.Build(suite, warehouse);
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions() with { ReadOnly = true });
        var index = Index(suite, shop, out var sessions);
        MeasuredGroup[] groups =
        [
            tables,
            RecommendationTables.LookUps(shop),
            index,
            OneCall(sessions),
            Judged(shop, options),
        ];
        new MeasurementReport(
            $"What to offer next, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            suite.Stamp(),
            groups
        ).Publish(suite.Output, Name);
    }

    private static MeasuredGroup Index(SuiteRun suite, Shop shop, out SessionIndex sessions)
    {
        ResidentMemory.RestartPeak();
        SessionIndex? found = null;
        var timings = AlternatingRounds.Measure(
            [
                (
                    "index of all sessions",
                    () =>
                    {
                        // The last one's arrays go before the next one's are made.
                        found = null;
                        found = shop.Recommendations.SessionIndex();
                    }
                ),
            ],
            Math.Max(1, suite.Rounds),
            warmups: suite.Rounds == 0 ? 0 : 1,
            report: step => SuiteRun.Report(Name)($"index, {step}")
        );
        sessions = found!;
        return new MeasuredGroup(
            "The index of past sessions",
            sessions.Events,
            "One pass over all events in the order of users: sessions of two products or more, with their last 20, and each product's 5,000 most recent sessions. Rows are the products that stand in sessions.",
            timings
        )
        {
            Targets =
            [
                new Target("index of all sessions", timings[0].MedianSeconds, MostSecondsOfIndex, "s"),
                new Target("arrays of the index", sessions.Bytes / BytesPerGibibyte, MostGibibytesOfIndex, "GiB"),
            ],
            Notes =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sessions}. The peak memory of the whole process while it was built, the engine and what its last build left included: {ResidentMemory.OwnPeak() / BytesPerGibibyte:0.00} GiB."
                ),
            ],
        };
    }

    // Sessions of the index as far as they had come at some place, drawn at random: as in a shop, popular products are asked for more often.
    private static MeasuredGroup OneCall(SessionIndex index)
    {
        NextItemRanker[] rankers =
        [
            new VstanRanker(index),
            new VstanRanker(index, new VstanOptions { Candidates = 2_500 }),
            new LastItemRanker(index, LastItemRule.SequentialRules),
            new PopularityRanker(index),
        ];
        string[] names = ["VSTAN", "VSTAN of 2,500 sessions", "sequential rules", "popularity"];
        var random = new Random(Seed);
        long[][] prefixes =
        [
            .. Enumerable.Range(0, index.Sessions == 0 ? 0 : Calls).Select(_ => Prefix(index, random)),
        ];
        var timings = rankers.Select((ranker, i) => Measure(names[i], ranker, prefixes)).OfType<Timing>().ToArray();
        return new MeasuredGroup(
            "A recommendation, on one core",
            null,
            $"{Asked} products after what a session has shown, for {prefixes.Length} beginnings of past sessions drawn at random, one after the other on one thread.",
            timings
        )
        {
            Targets =
            [
                new Target(
                    "recommendation by VSTAN, p90",
                    timings.Length == 0
                        ? null
                        : Percentiles.NearestRank(timings[0].Seconds, 0.9) * MillisecondsPerSecond,
                    MostMilliseconds,
                    "ms"
                ),
            ],
        };
    }

    private static Timing? Measure(string name, NextItemRanker ranker, long[][] prefixes)
    {
        SuiteRun.Report(Name)(name);
        double[] seconds =
        [
            .. prefixes.Select(prefix =>
            {
                var start = Stopwatch.GetTimestamp();
                _ = ranker.Recommend(prefix, Asked);
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }),
        ];
        return seconds.Length < 2
            ? null
            : new Timing(name, seconds[1..], 1) { Calls = CallFigures.Of(seconds[0], seconds[1..]) };
    }

    private static long[] Prefix(SessionIndex index, Random random)
    {
        var items = index.ItemsOf(random.Next(index.Sessions));
        return Array.ConvertAll(items[..random.Next(1, items.Length)].ToArray(), index.ProductOf);
    }

    private static MeasuredGroup Judged(Shop shop, RecommendationEvaluationOptions options)
    {
        SuiteRun.Report(Name)("rankers judged");
        var start = Stopwatch.GetTimestamp();
        var report = shop.Recommendations.Evaluate(options);
        return new MeasuredGroup(
            "What is told: the next product of sessions that begin later",
            report.Windows.Sum(window => window.Targets),
            $"Each ranker in {report.Options.Windows} windows of time, with parameters from {report.Options.Trials} trials on the time before the test; all products known at the split are ranked, of equal scores the one looked for last. A product that a session had before may come again and is looked for; its last one is not ranked, since repeats count once. Intervals are resamples of users.",
            [new Timing("all windows", [Stopwatch.GetElapsedTime(start).TotalSeconds], 1)]
        )
        {
            Notes =
            [
                report.Sentence,
                "",
                "```",
                report.ToTable().ToString(),
                report.ToDifferenceTable().ToString(),
                .. report.Options.Reranked ? new[] { report.ToRerankingTable().ToString() } : [],
                report.ToWindowTable().ToString(),
                report.ToSettingsTable().WithHeadRows(200).ToString(),
                "```",
            ],
        };
    }
}
