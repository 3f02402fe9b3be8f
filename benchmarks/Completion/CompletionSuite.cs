using System.CommandLine;
using System.Diagnostics;
using Benchmarks.Measurement;
using CSharpKernel.Completion;
using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace Benchmarks.Completion;

/// <summary>Completion and help in a session as long as a notebook, the library loaded.</summary>
internal static class CompletionSuite
{
    private const string Suite = "completion";
    private const int EarlierCells = 60;
    private const int DefaultRequests = 200;

    private const string Cell = """
        var shop = Shop.InMemory();
        var long_words = new List<string> { "a", "b" }
            .Where(word => word.Length > 3)
            .OrderBy(word => word)
            .ToList();
        foreach (var word in long_words)
        {
            Console.WriteLine($"{word}: {word.Length}");
        }
        """;

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var requests = new Option<int>("--requests")
        {
            DefaultValueFactory = _ => DefaultRequests,
            Description = "Requests of each kind that count.",
        };
        var output = SuiteOptions.Output(Suite);
        var command = new Command(Suite, "Latency of completion, help and completeness in a long session.")
        {
            requests,
            output,
        };
        command.SetAction(arguments => Run(arguments.GetValue(requests), arguments.GetValue(output)!));
        return command;
    }

    private static void Run(int requests, string folder)
    {
        var notebooks = Path.GetFullPath(Path.Combine(MeasurementReport.ResultsFolder, "..", "..", "notebooks"));
        using var session = new NotebookSession(notebooks);
        var first = Time(() => session.Assistance.Complete("Console.", "Console.".Length));
        var warmUp = Time(() => session.Assistance.WarmUp().Wait());
        Prepare(session);
        var report = new CompletionReport(
            MachineStamp.Now(),
            EarlierCells,
            first,
            warmUp,
            Measure(session.Assistance, requests),
            IndexCost.Measure()
        );
        report.Write(folder, Suite);
        Console.WriteLine(report.ToMarkdown());
    }

    private static void Prepare(NotebookSession session)
    {
        var sink = new SilentSink();
        session.Execute(new CellCode(1, "#!import \"setup.csx\""), sink);
        for (var i = 1; i <= EarlierCells; i++)
        {
            session.Execute(
                new CellCode(
                    i + 1,
                    $"var numbers{i} = Enumerable.Range(0, {i}).ToList(); int Add{i}(int number) => number + {i}; numbers{i}.Count"
                ),
                sink
            );
        }
    }

    private static IReadOnlyList<Latency> Measure(CodeAssistance assistance, int requests)
    {
        Latency Complete(string name, string code) =>
            Latency.Measure(name, code, requests, asked => assistance.Complete(asked, asked.Length));
        Latency Inspect(string name, string code) =>
            Latency.Measure(name, code, requests, asked => assistance.Inspect(asked, asked.Length, 1));
        return
        [
            Complete("members of the library's door", "var shop = Shop.InMemory();\nshop."),
            Complete("members of a list", "numbers7."),
            Complete("members in an unfinished lambda", "numbers7.Where(number => number."),
            Complete("names in scope, nothing typed", ""),
            Complete("names in scope, three letters typed", "Con"),
            Complete("names in scope at the end of a cell", Cell + "\nlong"),
            Inspect("help on the framework", "Console.WriteLine("),
            Inspect("help on the library", "Shop.Open("),
            Latency.Measure("completeness of a cell", Cell, requests, asked => assistance.CheckComplete(asked)),
        ];
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
