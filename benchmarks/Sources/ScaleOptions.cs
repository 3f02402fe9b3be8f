using System.CommandLine;
using Benchmarks.Measurement;
using Benchmarks.Processes;

namespace Benchmarks.Sources;

/// <summary>The options of the suites that run whole processes over events.</summary>
internal sealed class ScaleOptions
{
    private readonly Option<double> scale = new("--scale")
    {
        DefaultValueFactory = _ => 0.05,
        Description = "Size of both generated months; 1 is the published 110 million events, 14.7 GB of CSV.",
    };

    private readonly Option<string?> source = new("--source")
    {
        Description = "A file or folder of events that is there already, CSV or Parquet, instead of generated ones.",
    };

    private readonly Option<int> rounds = new("--rounds")
    {
        DefaultValueFactory = _ => WholeProcessRounds.DefaultRounds,
        Description =
            "Rounds that count, after one in which answers are compared; 0 runs everything once and takes that round.",
    };

    private readonly Option<string> memoryLimit = new("--memory-limit")
    {
        DefaultValueFactory = _ => EngineLimits.Default.MemoryLimit,
        Description = "Memory that each engine which knows a limit may hold.",
    };

    private readonly Option<int> threads = new("--threads")
    {
        DefaultValueFactory = _ => EngineLimits.Default.Threads,
        Description = "Threads of each engine.",
    };

    private readonly Option<bool> withoutPeers = new("--no-peers")
    {
        Description = "Only this library and the bare engine; nothing is installed from npm.",
    };

    private readonly Option<string> work = new("--work")
    {
        DefaultValueFactory = _ => Path.GetTempPath(),
        Description = "Folder for what the runs write; it must have the room, and is left as it was.",
    };

    private readonly Option<string> output;
    private readonly IReadOnlyList<Option> offered;
    private readonly bool besidePeers;

    /// <param name="suite">The suite's name.</param>
    /// <param name="besidePeers">Whether the suite measures peers beside the library.</param>
    /// <param name="inRounds">Whether it has rounds.</param>
    /// <param name="fromSource">Whether it takes its events from a scale or a source, not from elsewhere.</param>
    internal ScaleOptions(string suite, bool besidePeers = true, bool inRounds = true, bool fromSource = true)
    {
        output = SuiteOptions.Output(suite);
        offered =
        [
            .. fromSource ? (Option[])[scale, source] : [],
            .. inRounds ? (Option[])[rounds] : [],
            .. besidePeers ? (Option[])[withoutPeers] : [],
            memoryLimit,
            threads,
            work,
            output,
        ];
        this.besidePeers = besidePeers;
    }

    /// <summary>Adds those that the suite has to its command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in offered)
        {
            command.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    internal SuiteRun Of(ParseResult arguments) =>
        new()
        {
            Scale = arguments.GetValue(scale),
            Source = arguments.GetValue(source),
            Rounds = arguments.GetValue(rounds),
            Limits = new EngineLimits(arguments.GetValue(memoryLimit)!, arguments.GetValue(threads)),
            WithPeers = besidePeers && !arguments.GetValue(withoutPeers),
            Work = arguments.GetValue(work)!,
            Output = arguments.GetValue(output)!,
        };
}
