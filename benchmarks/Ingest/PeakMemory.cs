using System.Diagnostics;

namespace Benchmarks.Ingest;

/// <summary>The most memory a process of its own needed for one run.</summary>
internal static class PeakMemory
{
    /// <summary>Starts this program again with the arguments and gives its largest resident memory in MiB; the child reports it itself before it ends.</summary>
    internal static double Measure(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(PeakMemory).Assembly.GetName().Name + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, System.Globalization.CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The run ended with exit code {process.ExitCode}.");
    }

    /// <summary>This process's largest resident memory so far, in MiB.</summary>
    internal static double OfThisProcess()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (double)(1 << 20);
    }
}
