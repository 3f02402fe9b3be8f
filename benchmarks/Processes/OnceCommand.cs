using System.CommandLine;
using Benchmarks.Ingest;
using Benchmarks.Pipeline;
using Benchmarks.Sources;

namespace Benchmarks.Processes;

/// <summary>One run of one variant in a process of its own: what the suites start to measure the library and the bare engine.</summary>
internal static class OnceCommand
{
    private const string Name = "once";

    private static readonly Dictionary<string, Action<EventSource, string, EngineLimits>> Runs = new(
        StringComparer.Ordinal
    )
    {
        [IngestRuns.BareCopy] = IngestRuns.CopyBare,
        [IngestRuns.Library] = IngestRuns.Ingest,
        [IngestRuns.BareSlice] = IngestRuns.Slice,
        [PipelineRuns.BareParse] = PipelineRuns.Parse,
        [PipelineRuns.Library] = PipelineRuns.Run,
        [PipelineRuns.BareSessions] = PipelineRuns.Sessions,
        [PipelineRuns.Preparation] = PipelineRuns.Prepare,
    };

    /// <summary>The hidden subcommand.</summary>
    internal static Command ToCommand()
    {
        var variant = new Argument<string>("variant");
        var source = new Argument<string>("source");
        var folder = new Argument<string>("folder");
        var memoryLimit = new Argument<string>("memory-limit");
        var threads = new Argument<int>("threads");
        var command = new Command(Name, "Runs one variant of a suite once.")
        {
            variant,
            source,
            folder,
            memoryLimit,
            threads,
        };
        variant.AcceptOnlyFromAmong([.. Runs.Keys]);
        command.Hidden = true;
        command.SetAction(arguments =>
            Runs[arguments.GetRequiredValue(variant)]
                (
                    EventSource.At(arguments.GetRequiredValue(source)),
                    arguments.GetRequiredValue(folder),
                    new EngineLimits(arguments.GetRequiredValue(memoryLimit), arguments.GetRequiredValue(threads))
                )
        );
        return command;
    }

    /// <summary>A variant that this program runs itself, by its name in the table above.</summary>
    internal static ProcessVariant Variant(
        string name,
        EventSource source,
        EngineLimits limits,
        Func<string, string, IReadOnlyDictionary<string, string>> answer
    ) => new(name, folder => Line(name, source, folder, limits), answer);

    /// <summary>The command line that runs a variant, by its name in the table above, in a folder.</summary>
    internal static IReadOnlyList<string> Line(string name, EventSource source, string folder, EngineLimits limits) =>
        WholeProcess.Own(
            Name,
            name,
            source.Path,
            folder,
            limits.MemoryLimit,
            limits.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
}
