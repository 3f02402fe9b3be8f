using Benchmarks.Measurement;
using Benchmarks.Pipeline;
using Benchmarks.Processes;

namespace Benchmarks.Sources;

/// <summary>What one run of a suite was asked for.</summary>
internal sealed record SuiteRun
{
    /// <summary>Size of generated events, when there is no source.</summary>
    internal required double Scale { get; init; }

    /// <summary>Events that are there already; null generates them.</summary>
    internal string? Source { get; init; }

    /// <summary>Rounds that count.</summary>
    internal required int Rounds { get; init; }

    /// <summary>What engines may take.</summary>
    internal required EngineLimits Limits { get; init; }

    /// <summary>Whether peers from npm and Debian take part.</summary>
    internal required bool WithPeers { get; init; }

    /// <summary>Folder for what runs write.</summary>
    internal required string Work { get; init; }

    /// <summary>Folder for the results.</summary>
    internal required string Output { get; init; }

    /// <summary>Tells the user how far a suite is.</summary>
    internal static Action<string> Report(string suite) => step => Console.Error.WriteLine($"{suite}: {step}");

    /// <summary>The machine, its disk and the peers that take part.</summary>
    internal MachineStamp Stamp() =>
        MachineStamp.Now() with
        {
            Disk = DiskKind.Of(Work),
            Peers = WithPeers ? PeerPrograms.Versions() : null,
        };

    /// <summary>Installs the peers that take part, then does the work with the events in a temporary folder of its own.</summary>
    internal void InWorkFolder(string suite, Action<EventSource, string> work)
    {
        if (WithPeers)
        {
            PeerPrograms.Install();
        }

        InFolder(
            suite,
            folder =>
                work(
                    Source is { } given
                        ? EventSource.At(given)
                        : GeneratedEvents.Write(Scale, parquet: false, Path.Combine(folder, "source"), Report(suite)),
                    folder
                )
        );
    }

    /// <summary>Does the work with a finished warehouse that is given, or else with one built in a temporary folder.</summary>
    /// <exception cref="FileNotFoundException">The given one is not there.</exception>
    internal void OnWarehouse(string suite, string? given, Action<string> work)
    {
        if (given is not null)
        {
            work(
                File.Exists(given) ? given : throw new FileNotFoundException($"There is no warehouse {given}.", given)
            );
            return;
        }

        InWorkFolder(
            suite,
            (source, folder) =>
            {
                Report(suite)("building the warehouse");
                var built = Path.Combine(folder, "built");
                PipelineRuns.Build(source, built, Limits);
                work(Path.Combine(built, PipelineRuns.Warehouse));
            }
        );
    }

    /// <summary>Does the work in a temporary folder of its own, which is removed however it ends.</summary>
    internal void InFolder(string suite, Action<string> work)
    {
        Directory.CreateDirectory(Work);
        var folder = Path.Combine(Path.GetFullPath(Work), $"{suite}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
