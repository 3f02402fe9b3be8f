using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Net;

/// <summary>The data sets whose tables and answers are written.</summary>
internal static class NetData
{
    internal const string Sample = "sample";
    internal const string Steps = "steps";
    internal const string Worlds = "worlds";

    /// <summary>An odd log is asked every so many-th question and the log after it the next ones, so that all are asked in some.</summary>
    private const int LogShare = 6;

    /// <summary>The same of worlds.</summary>
    private const int WorldShare = 60;

    private static readonly string[] WorldRelations =
    [
        "events",
        "fact_sessions",
        "dim_users",
        "dim_products",
        "fact_events",
        "fact_product_variants",
        "fact_purchases",
        "fact_user_days",
    ];

    internal static IReadOnlyDictionary<string, OddLog> Logs { get; } =
        OddLogs.All.Concat(OddLogs.Neighbours).ToDictionary(pair => pair.Key.Replace(' ', '-'), pair => pair.Value.Log);

    internal static string SampleFolder => Path.Combine(Repository.Root, "data", "sample");

    /// <summary>Writes all data sets.</summary>
    internal static void WriteAll(NetWriter writer)
    {
        WriteSources(writer, Sample, [SampleFolder]);
        WriteLogs(writer);
        WriteSteps(writer);
        using var worlds = new WorldShop();
        WriteWorlds(writer, worlds, SmallWorld.Count);
    }

    /// <summary>Prepares a warehouse of each odd log, or of one in so many, and writes its tables and a share of the answers.</summary>
    internal static void WriteLogs(NetWriter writer, int oneOf = 1)
    {
        foreach (var (place, (name, log)) in Logs.Index())
        {
            if (place % oneOf != 0)
            {
                continue;
            }

            using var folder = new TemporaryFolder();
            string source = log.Save(folder.Path);
            using var shop = Shop.Open(Path.Combine(folder.Path, "net.duckdb"));
            using var session = shop.OpenSession();
            writer.Together(name, "answers", Asked(shop, [source], folder.Path, LogShare, place), session, []);
            writer.Tables(name, session, asParquet: false);
        }
    }

    /// <summary>Prepares a warehouse of sources and writes its tables and answers.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="dataSet">Their name.</param>
    /// <param name="sources">Files or folders.</param>
    /// <param name="warehouse">A file to keep the warehouse in; without one it is a temporary one.</param>
    /// <param name="asParquet">Whether tables are written as Parquet.</param>
    /// <param name="every">1 asks every question, 2 every second and so on.</param>
    internal static void WriteSources(
        NetWriter writer,
        string dataSet,
        IReadOnlyList<string> sources,
        string? warehouse = null,
        bool asParquet = false,
        int every = 1
    )
    {
        using var folder = new TemporaryFolder();
        using var shop = Shop.Open(warehouse ?? Path.Combine(folder.Path, "net.duckdb"));
        writer.Answers(dataSet, Asked(shop, sources, folder.Path, every, place: 0));
        using var session = shop.OpenSession();
        writer.Tables(dataSet, session, asParquet);
    }

    internal static void WriteSteps(NetWriter writer)
    {
        using var folder = new TemporaryFolder();
        writer.Answers(Steps, StepQuestionsIn(folder.Path).All);
    }

    internal static void WriteWorlds(NetWriter writer, WorldShop worlds, int count)
    {
        using var folder = new TemporaryFolder();
        foreach (var world in worlds.All(count))
        {
            var questions = QuestionsOnEvents(new NetShop(worlds.Session, "", folder.Path)).All;
            writer.Together(
                Worlds,
                string.Create(CultureInfo.InvariantCulture, $"world-{world.Seed:000}"),
                Share(questions, WorldShare, world.Seed),
                worlds.Session,
                WorldRelations
            );
        }
    }

    internal static Questions StepQuestionsIn(string folder)
    {
        var questions = new Questions();
        var (first, other) = (Path.Combine(folder, "first"), Path.Combine(folder, "other"));
        Directory.CreateDirectory(first);
        Directory.CreateDirectory(other);
        StepQuestions.Ask(questions, StepQuestions.Log().Save(first), Logs["five-days"].Save(other));
        return questions;
    }

    internal static Questions AllQuestions(NetShop net)
    {
        var questions = QuestionsOnEvents(net);
        InsightQuestions.Ask(questions, net);
        WarehouseQuestions.Ask(questions, net);
        return questions;
    }

    // The steps are taken while they are gone through, before the questions are made, which look into what they built.
    private static IEnumerable<Question> Asked(
        Shop shop,
        IReadOnlyList<string> sources,
        string folder,
        int share,
        int place
    )
    {
        var steps = new Questions();
        steps.Ask("Ingest", () => shop.Pipeline.Ingest(sources, new IngestOptions { Clock = new FixedClock() }));
        steps.Ask("Clean", () => shop.Pipeline.Clean());
        steps.Ask("BuildSessions", () => shop.Pipeline.BuildSessions());
        steps.Ask("BuildStarSchema", () => shop.Pipeline.BuildStarSchema());
        foreach (var step in steps.All)
        {
            yield return step;
        }

        using var session = shop.OpenSession();
        foreach (var question in Share(AllQuestions(new NetShop(session, sources[0], folder)).All, share, place))
        {
            yield return question;
        }
    }

    private static IEnumerable<Question> Share(IEnumerable<Question> questions, int share, int place) =>
        questions.Where((_, i) => i % share == place % share);

    // Those that need neither marts nor a lake.
    private static Questions QuestionsOnEvents(NetShop net)
    {
        var questions = new Questions();
        CustomerQuestions.Ask(questions, net);
        PeriodQuestions.Ask(questions, net);
        FunnelQuestions.Ask(questions, net);
        ExperimentQuestions.Ask(questions, net);
        return questions;
    }
}
