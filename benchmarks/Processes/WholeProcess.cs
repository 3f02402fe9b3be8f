using System.Diagnostics;

namespace Benchmarks.Processes;

/// <summary>Starts programs and has the operating system's figures of them.</summary>
internal static class WholeProcess
{
    private static readonly string OwnProgram = Path.Combine(
        AppContext.BaseDirectory,
        typeof(WholeProcess).Assembly.GetName().Name + ".dll"
    );

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The command line that starts this program again.</summary>
    internal static IReadOnlyList<string> Own(params IEnumerable<string> arguments) =>
        [DotNet, OwnProgram, .. arguments];

    /// <summary>Runs a variant in an empty folder, which it may fill, and gives its figures; a failure is in them and does not throw.</summary>
    internal static ProcessRun Run(ProcessVariant variant, string folder)
    {
        Directory.CreateDirectory(folder);
        var report = folder + ".figures.json";
        var command = Own(MeasureCommand.Name, "--report", report, "--").Concat(variant.Command(folder)).ToArray();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variant.Environment)
        {
            start.Environment[name] = value;
        }

        ResourceUsage.FlushDisks();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (!File.Exists(report))
        {
            throw new InvalidOperationException(
                $"{variant.Name} could not be started: {errors.GetAwaiter().GetResult().Trim()}"
            );
        }

        var run = ProcessRun.FromJson(File.ReadAllText(report));
        File.Delete(report);
        return run with
        {
            PeakBytes = Math.Max(run.PeakBytes, run.ExitCode == 0 ? variant.PrintedPeak?.Invoke(output) ?? 0 : 0),
            Output = output,
            Errors = errors.GetAwaiter().GetResult(),
            OutputBytes = SizeOf(folder),
        };
    }

    /// <summary>Bytes of all files in and below a folder.</summary>
    internal static long SizeOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
