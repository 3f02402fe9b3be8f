using System.Globalization;
using Benchmarks.Processes;
using Benchmarks.Sources;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;

namespace Benchmarks.Pipeline;

/// <summary>What the pipeline suite starts in processes of their own.</summary>
internal static class PipelineRuns
{
    /// <summary>The engine only reads and converts every value.</summary>
    internal const string BareParse = "bare engine, parsing only";

    /// <summary>Every step of the library, from the files to the checked star schema.</summary>
    internal const string Library = "the whole pipeline";

    /// <summary>The step that makes sessions, dimensions, facts and marts; with it the star schema is finished.</summary>
    internal const string StarSchema = "star schema and marts";

    /// <summary>Sessions of the CSV by the bare engine, for the peers.</summary>
    internal const string BareSessions = "bare engine, sessions";

    /// <summary>Every step that a warehouse still lacks.</summary>
    internal const string Preparation = "what is missing of the pipeline";

    /// <summary>The warehouse that a run leaves in its folder.</summary>
    internal const string Warehouse = "shop.duckdb";

    private const string ParseScript = "Pipeline/parse.sql";

    /// <summary>The variant that takes events through every step.</summary>
    internal static ProcessVariant Whole(EventSource source, EngineLimits limits) =>
        OnceCommand.Variant(Library, source, limits, (folder, _) => AnswerOfWarehouse(folder, limits)) with
        {
            PrintedPeak = output => StepFigures.Read(output).Max(step => step.PeakBytes),
        };

    /// <summary>Builds a warehouse in a folder by a process of its own.</summary>
    /// <exception cref="InvalidOperationException">The process failed; the message says why.</exception>
    internal static ProcessRun Build(EventSource source, string folder, EngineLimits limits)
    {
        var run = WholeProcess.Run(Whole(source, limits), folder);
        return run.Failure is { } reason
            ? throw new InvalidOperationException($"The pipeline failed on {source.Path}: {reason}")
            : run;
    }

    /// <summary>Prints the count of values by column.</summary>
    internal static void Parse(EventSource source, string folder, EngineLimits limits)
    {
        using var connection = EngineScript.WithEvents(limits.OpenEngine(folder));
        var events = source.IsParquet ? "parquet_events($source)" : "csv_events($source)";
        foreach (
            var (column, count) in EngineScript.Answer(
                connection,
                ParseScript,
                "events",
                events,
                ("source", source.Pattern)
            )
        )
        {
            Console.WriteLine($"{column}={count}");
        }
    }

    /// <summary>Runs every step and prints their figures.</summary>
    internal static void Run(EventSource source, string folder, EngineLimits limits)
    {
        List<StepFigures> steps = [];
        using (var shop = Shop.Open(Path.Combine(folder, Warehouse), limits.ToShopOptions()))
        {
            Step("ingest", () => shop.Pipeline.Ingest(source.Path));
            Step("clean", () => shop.Pipeline.Clean());
            Step(StarSchema, () => shop.Pipeline.BuildStarSchema());
            Step("sessions and visits", () => shop.Pipeline.BuildSessions());
            Step("quality checks", () => shop.Quality.Check().ThrowIfErrors());
            Step("closing the warehouse", shop.Dispose);
        }

        Console.WriteLine(StepFigures.Write(steps));

        void Step(string name, Action run) => steps.Add(StepFigures.Measure(name, run));
    }

    /// <summary>Makes the steps up to the star schema that the warehouse in the folder lacks.</summary>
    internal static void Prepare(EventSource source, string folder, EngineLimits limits)
    {
        using var shop = Shop.Open(Path.Combine(folder, Warehouse), limits.ToShopOptions());
        shop.Pipeline.Prepare(source.Path, PipelineStep.StarSchema);
    }

    internal static void Sessions(EventSource source, string folder, EngineLimits limits)
    {
        using var connection = EngineScript.WithEvents(limits.OpenEngine(folder));
        EngineScript.Execute(
            connection,
            "Pipeline/bare_sessions.sql",
            ("source", source.Pattern),
            ("target", Path.Combine(folder, "sessions.parquet"))
        );
    }

    /// <summary>The counts that parsing printed.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfParsing(string output) =>
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('='))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>The same counts of what the pipeline took in.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfWarehouse(string folder, EngineLimits limits)
    {
        using var shop = Shop.Open(Path.Combine(folder, Warehouse), limits.ToShopOptions());
        return EngineScript.Answer(shop.Connection, ParseScript, "events", "events_raw");
    }

    /// <summary>What is in the sessions that the bare engine or a peer wrote.</summary>
    internal static IReadOnlyDictionary<string, string> AnswerOfSessions(string folder, EngineLimits limits)
    {
        using var connection = limits.OpenEngine(folder);
        return EngineScript.Answer(
            connection,
            "Pipeline/sessions_answer.sql",
            "sessions",
            "read_parquet($file)",
            ("file", Path.Combine(folder, "sessions.parquet"))
        );
    }

    /// <summary>The rows of an answer.</summary>
    internal static long RowsOf(IReadOnlyDictionary<string, string> answer, string figure) =>
        long.Parse(answer[figure], CultureInfo.InvariantCulture);
}
