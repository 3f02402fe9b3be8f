using System.Diagnostics;
using System.Globalization;

namespace CSharpKernel.Directives.Packages;

/// <summary>Runs <c>dotnet restore</c> on a project, with nothing inherited from a build that this process may be part of.</summary>
internal static class RestoreProcess
{
    // NuGet tries an unreachable source six times, a second apart; somebody waits here.
    private const string TriesVariable = "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT";
    private const string DelayVariable = "NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan OutputTimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the restore and gives its exit code and output; when cancelled, all its processes are ended at once.</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="networkTries">How often a source that does not answer is tried, unless the environment says so.</param>
    /// <param name="waiting">Called every now and then with the time since the start.</param>
    /// <param name="cancellationToken">Ends the restore.</param>
    public static (int ExitCode, string Output) Run(
        string folder,
        int networkTries,
        Action<TimeSpan> waiting,
        CancellationToken cancellationToken
    )
    {
        var program =
            DotNetProgram.Find()
            ?? throw new PackageRestoreException(
                "installing packages needs the .NET SDK, which was not found (DOTNET_ROOT can name its folder)."
            );
        using var process = Process.Start(StartInfo(program, folder, networkTries))!;
        var watch = Stopwatch.StartNew();
        var output = new PipeReader(process.StandardOutput);
        var errors = new PipeReader(process.StandardError);
        process.StandardInput.Close();
        try
        {
            while (!process.WaitForExit(PollInterval))
            {
                cancellationToken.ThrowIfCancellationRequested();
                waiting(watch.Elapsed);
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, output.Text(OutputTimeLimit) + "\n" + errors.Text(OutputTimeLimit));
    }

    private static ProcessStartInfo StartInfo(string program, string folder, int networkTries)
    {
        string[] arguments =
        [
            "restore",
            RestoreProject.FileName,
            "--nologo",
            "--verbosity",
            "quiet",
            "--disable-build-servers",
            "-nodeReuse:false",
        ];
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.TryAdd(TriesVariable, networkTries.ToString(CultureInfo.InvariantCulture));
        start.Environment.TryAdd(DelayVariable, "500");
        return start;
    }

    // Threads of its own: the pool may be full of a cell's work.
    private sealed class PipeReader
    {
        private readonly Thread thread;
        private string text = "";

        public PipeReader(StreamReader reader)
        {
            thread = new Thread(() => text = reader.ReadToEnd()) { IsBackground = true, Name = "restore output" };
            thread.Start();
        }

        public string Text(TimeSpan limit) => thread.Join(limit) ? text : "";
    }
}
