using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Measurement;

namespace Benchmarks.Kernel;

/// <summary>Runs the client that times kernels: a Python program over Debian's jupyter_client, with this project's kernel installed for it in a temporary place.</summary>
internal static class KernelClient
{
    private const string Python = "/usr/bin/python3";

    // The kernel's own output folder, which lies beside this program's: what it installs is exactly what users install.
    private static readonly string KernelProgram = Path.Combine(
        Path.GetDirectoryName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!,
        "Kernel",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "CSharpKernel.dll"
    );

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The version of the ipykernel that the client starts.</summary>
    internal static string IPyKernelVersion() =>
        Run(new ProcessStartInfo(Python, ["-c", "import ipykernel; print(ipykernel.__version__)"]), "").Trim();

    /// <summary>The figures of each round, by kernel and operation: bytes of memory, seconds of all others; one more round before them is not counted.</summary>
    internal static Dictionary<string, Dictionary<string, double[]>> Measure(
        IReadOnlyList<KernelPeer> kernels,
        int rounds
    )
    {
        var prefix = Directory.CreateTempSubdirectory("kernel-benchmark-");
        try
        {
            Run(new ProcessStartInfo("dotnet", [KernelProgram, "install", "--prefix", prefix.FullName]), "");
            var jupyter = Path.Combine(prefix.FullName, "share", "jupyter");
            if (kernels.Contains(KernelPeer.DotnetInteractive))
            {
                DotnetInteractiveTool.Install(Path.Combine(jupyter, "kernels"), KernelPeer.DotnetInteractive.Name);
            }

            // The folder of setup.csx, which names the library by a path from there.
            var notebooks = Path.Combine(MeasurementReport.ResultsFolder, "..", "..", "notebooks");
            var script = Path.GetFullPath(
                Path.Combine(MeasurementReport.ResultsFolder, "..", "peers", "kernel_times.py")
            );
            var start = new ProcessStartInfo(Python, [script]) { WorkingDirectory = Path.GetFullPath(notebooks) };
            start.Environment["JUPYTER_PATH"] = jupyter;
            start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
            start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
            var request = JsonSerializer.Serialize(new { Rounds = rounds, Kernels = kernels }, Json);
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double[]>>>(Run(start, request))!;
        }
        finally
        {
            prefix.Delete(recursive: true);
        }
    }

    private static string Run(ProcessStartInfo start, string input)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{start.FileName} ended with exit code {process.ExitCode}: {output}"
            );
    }
}
