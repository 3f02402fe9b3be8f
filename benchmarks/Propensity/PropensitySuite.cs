using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using Benchmarks.Sources;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Truth;

namespace Benchmarks.Propensity;

/// <summary>Features, training, scores of all users and of one, and what the model predicts on the generated months of October and November 2019.</summary>
internal static class PropensitySuite
{
    /// <summary>The suite's name: the subcommand and the result files.</summary>
    internal const string Name = "propensity";

    private const double MostSecondsOfFeatures = 90;
    private const double MostOfTraining = 1.10;
    private const double MostSecondsOfScores = 10;
    private const double MostMillisecondsOfAUser = 50;
    private const double MostGibibytes = 8;
    private const double BytesPerGibibyte = 1L << 30;
    private const int Calls = 200;
    private const double SampleOfSessions = 0.03;
    private const string Alone = "LightGBM on the matrix in memory";
    private const string FromDuckDb = "from DuckDB to the trained model";

    private const string BareScan = """
        select count(event_id), sum(user_id), sum(product_id), sum(session_key), count(event_type), sum(price), max(event_time), count(category_code), count(brand)
        from fact_events
        """;

    private static readonly PropensityWindow Window = new(new(2019, 10, 1), new(2019, 11, 1), new(2019, 12, 1));

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var warehouse = new Option<string?>("--warehouse")
        {
            Description =
                "A finished warehouse (.duckdb) of generated months of that scale instead of one built from --source or generated events.",
        };
        var options = new ScaleOptions(Name, besidePeers: false);
        var command = new Command(Name, "Features, training and scores of users, and what a model of them predicts.")
        {
            warehouse,
        };
        options.AddTo(command);
        command.SetAction(arguments => Run(options.Of(arguments), arguments.GetValue(warehouse)));
        return command;
    }

    private static void Run(SuiteRun suite, string? warehouse)
    {
        suite.OnWarehouse(Name, warehouse, path => Publish(suite, path));
    }

    private static void Publish(SuiteRun suite, string warehouse)
    {
        using var shop = Shop.Open(warehouse, suite.Limits.ToShopOptions());
        var features = Features(suite, shop, out var examples);
        using var session = shop.OpenSession();
        var training = Training(suite, session, examples, out var trees);
        MeasuredGroup[] groups =
        [
            features,
            training,
            Scores(suite, examples.Features, trees),
            OneUser(shop, examples),
            Predicted(suite, shop),
            Sessions(shop),
        ];
        new MeasurementReport(
            $"Propensity of users, memory_limit {suite.Limits.MemoryLimit}, {suite.Limits.Threads} threads",
            suite.Stamp(),
            groups
        ).Publish(suite.Output, Name);
    }

    private static MeasuredGroup Features(SuiteRun suite, Shop shop, out PropensityExamples examples)
    {
        ResidentMemory.RestartPeak();
        PropensityExamples? found = null;
        var timings = AlternatingRounds.Measure(
            [
                ("bare scan of the columns", () => shop.Connection.Query(BareScan).AsList()),
                ("features of every user", () => found = shop.Propensity.UserExamples(Window)),
            ],
            Math.Max(1, suite.Rounds),
            warmups: suite.Rounds == 0 ? 0 : 1,
            report: step => SuiteRun.Report(Name)($"features, {step}")
        );
        examples = found!;
        return new MeasuredGroup(
            "Features as of an instant",
            examples.Rows,
            $"{examples.Features.Columns.Count} features of every user of October, computed by the engine and read into one matrix of double precision; beside it one trivial aggregate of each column of fact_events that they are computed from.",
            timings
        )
        {
            Targets =
            [
                new Target("features of every user", timings[1].MedianSeconds, MostSecondsOfFeatures, "s"),
                new Target(
                    "peak memory of the process",
                    ResidentMemory.OwnPeak() / BytesPerGibibyte,
                    MostGibibytes,
                    "GiB"
                ),
            ],
        };
    }

    private static MeasuredGroup Training(
        SuiteRun suite,
        ShopSession session,
        PropensityExamples examples,
        out BoostedModel trees
    )
    {
        var reader = new UserFeatureReader(session, Window);
        _ = reader.Read(long.MinValue, long.MaxValue);
        BoostedModel? trained = null;
        var timings = AlternatingRounds.Measure(
            [
                (Alone, () => trained = BoostedTrees.Train(examples.Features, examples.Labels)),
                (
                    FromDuckDb,
                    () =>
                    {
                        var rows = reader.ReadComputed();
                        _ = BoostedTrees.Train(rows.Features, rows.Labels);
                    }
                ),
            ],
            Math.Max(1, suite.Rounds),
            warmups: suite.Rounds == 0 ? 0 : 1,
            report: step => SuiteRun.Report(Name)($"training, {step}")
        );
        trees = trained!;
        var group = new MeasuredGroup(
            "Training",
            examples.Rows,
            "A hundred trees of 31 leaves on all users' features: the matrix and labels in memory, beside the same with the matrix and labels read from the engine's table of features first.",
            timings
        );
        return group with
        {
            Targets =
            [
                Target.OfRatio(
                    "from DuckDB to the model",
                    group,
                    FromDuckDb,
                    Alone,
                    timing => timing.Seconds,
                    MostOfTraining
                ),
            ],
        };
    }

    private static MeasuredGroup Scores(SuiteRun suite, FeatureTable features, BoostedModel trees)
    {
        var timings = AlternatingRounds.Measure(
            [("scores of every user", () => trees.Predict(features))],
            Math.Max(1, suite.Rounds),
            report: step => SuiteRun.Report(Name)($"scores, {step}")
        );
        return new MeasuredGroup(
            "Scores of every user",
            features.Rows,
            "The model's probabilities of a matrix in memory.",
            timings
        )
        {
            Targets = [new Target("scores of every user", timings[0].MedianSeconds, MostSecondsOfScores, "s")],
        };
    }

    private static MeasuredGroup OneUser(Shop shop, PropensityExamples examples)
    {
        SuiteRun.Report(Name)("scores of single users");
        var model = new PropensityModel(
            BoostedTrees.Train(
                examples.Features.Take([.. Enumerable.Range(0, Math.Min(examples.Rows, 100_000))]),
                examples.Labels.AsSpan(0, Math.Min(examples.Rows, 100_000))
            ),
            null
        );
        using var scorer = shop.Propensity.Scorer(model, Window.From, Window.AsOf);
        var random = new Random(1);
        var first = Seconds();
        double[] later = [.. Enumerable.Range(0, Calls).Select(_ => Seconds())];
        return new MeasuredGroup(
            "The score of one user",
            null,
            $"{Calls} users drawn at random, one after the other: features from the warehouse and score. What all users together say was prepared before.",
            [new Timing("one user", later, 1) { Calls = CallFigures.Of(first, later) }]
        )
        {
            Targets =
            [
                new Target(
                    "score of one user, p95",
                    Percentiles.NearestRank(later, 0.95) * 1000,
                    MostMillisecondsOfAUser,
                    "ms"
                ),
            ],
        };

        double Seconds()
        {
            var user = examples.Users[random.Next(examples.Rows)];
            var start = Stopwatch.GetTimestamp();
            scorer.Score(user);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static MeasuredGroup Predicted(SuiteRun suite, Shop shop)
    {
        SuiteRun.Report(Name)("the model beside its baselines");
        var start = Stopwatch.GetTimestamp();
        var report = shop.Propensity.Users(new PropensityOptions { Window = Window });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        List<string> notes =
        [
            report.Sentence,
            "",
            "```",
            report.ToTable().ToString(),
            report.ToGainTable().ToString(),
            "```",
        ];
        if (report.Test is { } test)
        {
            notes.AddRange(["", Planted(suite, test, report)]);
        }

        return new MeasuredGroup(
            "What is predicted: buyers of November by what October showed",
            report.TestRows,
            "The model and five baselines, trained on three fifths of October's users and judged on one fifth, with 500 resamples each.",
            [new Timing("model, baselines and intervals", [seconds], 1)]
        )
        {
            Notes = notes,
        };
    }

    private static MeasuredGroup Sessions(Shop shop)
    {
        var window = new SessionWindow
        {
            From = Window.AsOf,
            Until = Window.Until,
            AfterEvents = 0,
            Sample = SampleOfSessions,
        };
        (string Name, Func<PropensityReport> Ask)[] tasks =
        [
            .. new[] { 1, 5 }.Select(events =>
                (
                    $"sessions after {events}",
                    (Func<PropensityReport>)(() => shop.Propensity.Sessions(Options(window, events)))
                )
            ),
            .. new[] { 0, 4 }.Select(events =>
                (
                    $"items {events} after they were put in",
                    (Func<PropensityReport>)(() => shop.Propensity.CartItems(Options(window, events)))
                )
            ),
        ];
        List<Timing> timings = [];
        List<string> notes = [];
        foreach (var (name, ask) in tasks)
        {
            SuiteRun.Report(Name)(name);
            var start = Stopwatch.GetTimestamp();
            var report = ask();
            timings.Add(new Timing(name, [Stopwatch.GetElapsedTime(start).TotalSeconds], 1) { Rows = report.TestRows });
            notes.AddRange([
                $"{name}: {report.Sentence}",
                "",
                "```",
                report.ToTable().ToString(),
                report.ToGainTable().ToString(),
                "```",
                "",
            ]);
        }

        return new MeasuredGroup(
            "What is predicted: sessions that buy, and items that are bought",
            null,
            $"Trained on October and judged on November, of {SampleOfSessions:P0} of the users: features, model, five baselines and 500 resamples. One run each.",
            timings
        )
        {
            Notes = notes,
        };
    }

    private static SessionPropensityOptions Options(SessionWindow window, int events) =>
        new()
        {
            Window = window with { AfterEvents = events },
            TrainingWindow = window with { AfterEvents = events, From = Window.From, Until = Window.AsOf },
        };

    // How well the generator's own trait ranks the same users: no model can know more of who is inclined to buy.
    private static string Planted(SuiteRun suite, PropensityExamples test, PropensityReport report)
    {
        var folder = Directory.CreateTempSubdirectory("truth-").FullName;
        try
        {
            var generator = new EventGenerator(new SyntheticOptions { Scale = suite.Scale });
            var intents = File.ReadLines(UserTruthFile.Write(generator, EventGenerator.Presets[0], folder))
                .Skip(1)
                .Select(line => line.Split(','))
                .ToDictionary(
                    fields => long.Parse(fields[0], CultureInfo.InvariantCulture),
                    fields => (Intent: Number(fields[3]), Activity: Number(fields[4]))
                );
            if (!test.Users.All(intents.ContainsKey))
            {
                return "The events are not generated ones of this scale: the planted intent is not known.";
            }

            var intent = Auc(test, user => intents[user].Intent);
            var both = Auc(test, user => intents[user].Intent * intents[user].Activity);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The planted intent itself ranks these users with ROC-AUC {intent:0.0000}, intent times activity with {both:0.0000}; the model with {report.Evaluation!.RocAuc.Value:0.0000}."
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Auc(PropensityExamples test, Func<long, double> score) =>
        BinaryEvaluation
            .Of(
                new BinaryScores(Array.ConvertAll(test.Users, user => score(user)), test.Labels, test.Users),
                new EvaluationOptions { Resamples = 0 }
            )
            .RocAuc.Value!.Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
