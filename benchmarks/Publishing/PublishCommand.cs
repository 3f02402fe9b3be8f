using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Ingest;
using Benchmarks.Pipeline;
using Benchmarks.Processes;
using Benchmarks.Queries;
using Benchmarks.Scaling;

namespace Benchmarks.Publishing;

/// <summary>A whole publishing run: the suites one after another, each in a process of its own, then the documents.</summary>
internal static class PublishCommand
{
    private const string AllSuites = $"{IngestSuite.Name},{PipelineSuite.Name},{QueriesSuite.Name},{ScalingSuite.Name}";
    private const string FullSizes = "1,3,10,30,110";

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var source = new Option<string>("--source")
        {
            Description = "Folder with the CSV of both months (real, or of `generate`); smaller sizes are generated.",
            Required = true,
        };
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => WholeProcessRounds.DefaultRounds,
            Description = "Rounds that count in each suite.",
        };
        var sizes = new Option<string>("--sizes")
        {
            DefaultValueFactory = _ => FullSizes,
            Description = "Millions of events for the suite of sizes, separated by commas, rising.",
        };
        var suites = new Option<string>("--suites")
        {
            DefaultValueFactory = _ => AllSuites,
            Description = "Which suites, separated by commas.",
        };
        var work = new Option<string>("--work")
        {
            DefaultValueFactory = _ => Path.GetTempPath(),
            Description = "Folder for what the runs write.",
        };
        var command = new Command(
            "publish",
            "Runs the suites on full data and renders the documents from their results."
        )
        {
            source,
            rounds,
            sizes,
            suites,
            work,
        };
        command.SetAction(arguments =>
            Run(
                arguments.GetRequiredValue(suites).Split(',', StringSplitOptions.TrimEntries),
                suite =>
                    ArgumentsOf(
                        suite,
                        arguments.GetRequiredValue(source),
                        arguments.GetValue(rounds).ToString(CultureInfo.InvariantCulture),
                        arguments.GetRequiredValue(sizes),
                        arguments.GetRequiredValue(work)
                    )
            )
        );
        return command;
    }

    /// <summary>The arguments that start one suite.</summary>
    /// <exception cref="ArgumentException">There is no such suite.</exception>
    internal static IReadOnlyList<string> ArgumentsOf(
        string suite,
        string source,
        string rounds,
        string sizes,
        string work
    ) =>
        suite switch
        {
            IngestSuite.Name or PipelineSuite.Name => [suite, "--source", source, "--rounds", rounds, "--work", work],
            QueriesSuite.Name => [suite, "--source", source, "--work", work],
            ScalingSuite.Name => [suite, "--sizes", sizes, "--rounds", rounds, "--work", work],
            _ => throw new ArgumentException($"suite is \"{suite}\"; one of {AllSuites} is needed.", nameof(suite)),
        };

    private static int Run(string[] suites, Func<string, IReadOnlyList<string>> argumentsOf)
    {
        // All of them are looked at before the first begins, which may take an hour.
        IReadOnlyList<string>[] runs = [.. suites.Select(argumentsOf), [ReadmeCommand.Name]];
        List<string> failed = [];
        foreach (var arguments in runs)
        {
            var command = WholeProcess.Own(arguments);
            using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)))!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                failed.Add(arguments[0]);
            }
        }

        if (failed.Count > 0)
        {
            Console.Error.WriteLine($"Failed: {string.Join(", ", failed)}. The results of the others are published.");
        }

        return failed.Count == 0 ? 0 : 1;
    }
}
