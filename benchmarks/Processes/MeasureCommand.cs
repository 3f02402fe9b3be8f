using System.CommandLine;
using System.Diagnostics;

namespace Benchmarks.Processes;

/// <summary>
/// A process between the suite and what it measures. Linux counts a parent's memory at the moment of forking towards the child's peak, so the
/// child of a suite that holds a lot would seem to hold it too; this one holds nothing but the bare runtime.
/// </summary>
internal static class MeasureCommand
{
    /// <summary>The subcommand's name.</summary>
    internal const string Name = "measure";

    private const string OutOfMemoryScore = "/proc/self/oom_score_adj";
    private const string EndThisFirst = "1000";
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>The hidden subcommand.</summary>
    internal static Command ToCommand()
    {
        var report = new Option<string>("--report") { Required = true, Description = "File the figures go to." };
        var program = new Argument<string[]>("program") { Arity = ArgumentArity.OneOrMore };
        var command = new Command(Name, "Runs a program, then writes what the operating system says of it.")
        {
            report,
            program,
        };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            var run = Run(arguments.GetRequiredValue(program));
            File.WriteAllText(arguments.GetRequiredValue(report), run.ToJson());
            return run.ExitCode;
        });
        return command;
    }

    private static ProcessRun Run(string[] program)
    {
        // When memory runs out, the kernel shall end the measured program and nothing else; children inherit the score.
        File.WriteAllText(OutOfMemoryScore, EndThisFirst);
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program[0], program[1..]))!;
        long anonymous = 0;
        while (!process.WaitForExit(LookEvery))
        {
            anonymous = Math.Max(anonymous, ResidentMemory.Anonymous(process.Id) ?? 0);
        }

        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (processor, peak) = ResourceUsage.OfChildren();
        return new ProcessRun(wall, processor, peak, anonymous, process.ExitCode);
    }
}
