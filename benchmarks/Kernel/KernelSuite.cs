using System.CommandLine;
using Benchmarks.Measurement;

namespace Benchmarks.Kernel;

/// <summary>The kernel against Debian's ipykernel and Microsoft's dotnet-interactive, all driven by the same client.</summary>
internal static class KernelSuite
{
    /// <summary>The subcommand's name, and that of its results.</summary>
    internal const string Name = "kernel";

    /// <summary>The title of each group that compares this kernel with dotnet-interactive.</summary>
    internal const string FirstCell = "Start to the end of the first cell";

    private const string NotAsked =
        "dotnet-interactive takes no part: it does not wait for a client that is slower than what it prints, and loses lines.";

    /// <summary>The operations in the order of the report: what the client calls them, their title, and what is timed.</summary>
    private static readonly (string Operation, string Title, string Explanation)[] Operations =
    [
        (
            "start",
            "Start to first reply",
            "From starting the process to the reply to the first kernel_info_request, sent at once."
        ),
        (
            "first cell",
            FirstCell,
            "From starting the process until `1 + 1`, sent after the first reply, is answered and the kernel is idle; and the memory of the process then, the pages of files it has mapped included."
        ),
        (
            "chart",
            "Start to the first chart of the library",
            "From starting a process until its first cell, which imports setup.csx and shows a chart of the library, is done."
        ),
        (
            "empty",
            "Round trip of an empty cell",
            "From sending the request until its reply and the idle status have arrived; the median of 100 after 50 that do not count."
        ),
        (
            "sum",
            "Round trip of `1 + 1`",
            "As above, the result included: here C# is compiled and Python is interpreted."
        ),
        ("print", "Round trip of a cell that prints a line", "As above, with one line on standard output."),
        (
            "complete",
            "Completion",
            "The members of a string variable, from request to reply; the median of 50 after 50 that do not count."
        ),
        (
            "stream",
            "100,000 printed lines",
            "One cell that prints 100,000 numbers, each on its line, until the client has them all."
        ),
    ];

    /// <summary>The subcommand with its options.</summary>
    internal static Command ToCommand()
    {
        var rounds = SuiteOptions.Rounds();
        var output = SuiteOptions.Output(Name);
        var command = new Command(
            Name,
            "The Jupyter kernel beside ipykernel and dotnet-interactive: start, first cell, memory, round trips, completion, output."
        )
        {
            rounds,
            output,
        };
        command.SetAction(arguments => Run(arguments.GetValue(rounds), arguments.GetValue(output)!));
        return command;
    }

    private static void Run(int rounds, string folder)
    {
        var hasPolyglot = DotnetInteractiveTool.Program is not null;
        if (!hasPolyglot)
        {
            Console.Error.WriteLine($"{DotnetInteractiveTool.Missing}. The others are measured without it.");
        }

        KernelPeer[] kernels = hasPolyglot
            ? [KernelPeer.IPython, KernelPeer.CSharp, KernelPeer.DotnetInteractive]
            : [KernelPeer.IPython, KernelPeer.CSharp];
        var report = Report(
            KernelClient.IPyKernelVersion(),
            hasPolyglot ? DotnetInteractiveTool.Version : null,
            [.. kernels.Select(kernel => kernel.Name)],
            KernelClient.Measure(kernels, rounds)
        );
        report.Publish(folder, Name);
    }

    /// <summary>The report of what was measured; without a version of dotnet-interactive it says that this took no part.</summary>
    internal static MeasurementReport Report(
        string ipykernel,
        string? interactive,
        IReadOnlyList<string> kernels,
        IReadOnlyDictionary<string, Dictionary<string, double[]>> figures
    ) =>
        new(
            $"The kernel beside ipykernel {ipykernel}{(interactive is null ? "" : $" and dotnet-interactive {interactive}")}",
            MachineStamp.Now(),
            [
                .. Operations.Select(operation =>
                {
                    string[] taking = [.. kernels.Where(kernel => figures[kernel].ContainsKey(operation.Operation))];
                    var baseline = figures[taking[0]][operation.Operation];
                    return new MeasuredGroup(
                        operation.Title,
                        null,
                        operation.Explanation,
                        [.. taking.Select(kernel => Timed(kernel, figures[kernel], operation.Operation, baseline))]
                    )
                    {
                        Notes = Absent(operation.Operation, interactive),
                    };
                }),
            ]
        );

    private static Timing Timed(
        string kernel,
        Dictionary<string, double[]> figures,
        string operation,
        double[] baseline
    ) =>
        new(kernel, figures[operation], Timing.MedianRatio(figures[operation], baseline))
        {
            ResidentBytes = operation == "first cell" ? [.. figures["memory"].Select(bytes => (long)bytes)] : null,
        };

    private static string[]? Absent(string operation, string? interactive) =>
        interactive is null ? [$"dotnet-interactive took no part. {DotnetInteractiveTool.Missing}."]
        : operation == "stream" ? [NotAsked]
        : operation == "complete" ? ["dotnet-interactive takes no part: its completion was not measured."]
        : null;
}
