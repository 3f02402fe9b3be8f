using System.Diagnostics;

namespace CSharpKernel.Directives.Packages;

/// <summary>Runs <c>dotnet restore</c> on a project, with nothing inherited from a build that this process may be part of.</summary>
internal static class RestoreProcess
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan OutputTimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the restore and gives its exit code and output; when cancelled, all its processes are ended at once.</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="waiting">Called every now and then with the time since the start.</param>
    /// <param name="cancellationToken">Ends the restore.</param>
    public static (int ExitCode, string Output) Run(
        string folder,
        Action<TimeSpan> waiting,
        CancellationToken cancellationToken
    )
    {
        var program =
            DotNetProgram.Find()
            ?? throw new PackageRestoreException(
                "installing packages needs the .NET SDK, which was not found (DOTNET_ROOT can name its folder)."
            );
        using var process = Process.Start(StartInfo(program, folder))!;
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
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, output.Text(OutputTimeLimit) + "\n" + errors.Text(OutputTimeLimit));
    }

    private static ProcessStartInfo StartInfo(string program, string folder)
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
