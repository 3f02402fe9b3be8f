using System.CommandLine;
using Benchmarks.Measurement;

namespace Benchmarks.Kernel;

/// <summary>The kernel against Debian's ipykernel, both driven by the same client.</summary>
internal static class KernelSuite
{
    private const string Suite = "kernel";

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
            "Start to the end of the first cell",
            "From starting the process until `1 + 1`, sent after the first reply, is answered and the kernel is idle."
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
        var output = SuiteOptions.Output(Suite);
        var command = new Command(Suite, "The Jupyter kernel beside ipykernel: start, round trips, completion, output.")
        {
            rounds,
            output,
        };
        command.SetAction(arguments => Run(arguments.GetValue(rounds), arguments.GetValue(output)!));
        return command;
    }

    private static void Run(int rounds, string folder)
    {
        var times = KernelClient.Measure([KernelPeer.IPython, KernelPeer.CSharp], rounds);
        var groups = Operations.Select(operation =>
        {
            var baseline = times[KernelPeer.IPython.Name][operation.Operation];
            var timings = times.Select(kernel =>
            {
                var seconds = kernel.Value[operation.Operation];
                return new Timing(
                    kernel.Key,
                    seconds,
                    Timing.Median(seconds.Zip(baseline, (own, other) => own / other))
                );
            });
            return new MeasuredGroup(operation.Title, null, operation.Explanation, [.. timings]);
        });
        var report = new MeasurementReport(
            $"The kernel beside ipykernel {KernelClient.IPyKernelVersion()}",
            MachineStamp.Now(),
            [.. groups]
        );
        report.Publish(folder, Suite);
    }
}
