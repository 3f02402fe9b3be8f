using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Measurement;
using Benchmarks.Sources;

namespace Benchmarks.Processes;

/// <summary>The peers that run from benchmarks/peers, and their installation.</summary>
internal static class PeerPrograms
{
    internal const string Polars = "Polars";
    internal const string ClickHouse = "ClickHouse";
    internal const string Pandas = "pandas";

    private const string Python = "/usr/bin/python3";
    private static readonly (string Peer, string[] Packages)[] Npm =
    [
        (Polars, ["nodejs-polars"]),
        (ClickHouse, ["chdb"]),
    ];

    private static string Folder => Path.GetFullPath(Path.Combine(MeasurementReport.ResultsFolder, "..", "peers"));

    /// <summary>Fetches what package.json pins, where it is not there yet.</summary>
    /// <exception cref="InvalidOperationException">npm or a package could not be had; the message says what to do.</exception>
    internal static void Install()
    {
        if (!Works())
        {
            Console.Error.WriteLine($"npm install in {Folder}");
            var (exitCode, text) = Run("npm", ["install", "--no-progress", "--loglevel=error", "--ignore-scripts"]);
            if (exitCode != 0 || !Works())
            {
                throw new InvalidOperationException(
                    $"The peers could not be installed. With a network, run `npm install` in {Folder}; without them, pass --no-peers. npm said: {text.Trim()}"
                );
            }
        }
    }

    /// <summary>The versions of the peers, of Node.js and, where Debian's python3-pandas is installed, of pandas.</summary>
    internal static IReadOnlyDictionary<string, string> Versions()
    {
        var versions = Npm.ToDictionary(
            peer => peer.Peer,
            peer =>
                (string)
                    JsonNode.Parse(
                        File.ReadAllText(Path.Combine(Folder, "node_modules", peer.Packages[0], "package.json"))
                    )!["version"]!
        );
        versions["Node.js"] = Run("node", ["--version"]).Text.Trim().TrimStart('v');
        if (PandasVersion() is { } pandas)
        {
            versions[Pandas] = pandas;
        }

        return versions;
    }

    /// <summary>The version of Debian's pandas; null where it is not installed.</summary>
    internal static string? PandasVersion() =>
        File.Exists(Python) && Run(Python, ["-c", "import pandas; print(pandas.__version__)"]) is (0, var text)
            ? text.Trim()
            : null;

    /// <summary>A peer that Node.js runs: a script of the peers' folder, given the source's glob, the target folder, bytes of memory and threads.</summary>
    internal static ProcessVariant Node(
        string name,
        string script,
        EventSource source,
        EngineLimits limits,
        Func<string, string, IReadOnlyDictionary<string, string>> answer
    )
    {
        var threads = limits.Threads.ToString(CultureInfo.InvariantCulture);
        return new(
            name,
            folder =>
                [
                    "node",
                    Path.Combine(Folder, script),
                    source.Pattern,
                    folder,
                    limits.Bytes.ToString(CultureInfo.InvariantCulture),
                    threads,
                ],
            answer
        )
        {
            Environment = new Dictionary<string, string> { ["POLARS_MAX_THREADS"] = threads },
        };
    }

    /// <summary>A peer that Debian's Python runs: a script of the peers' folder, given the source and the target folder.</summary>
    internal static ProcessVariant OfPython(
        string name,
        string script,
        string source,
        Func<string, string, IReadOnlyDictionary<string, string>> answer
    ) => new(name, folder => [Python, Path.Combine(Folder, script), source, folder], answer);

    // Packages for another platform may lie there: only loading them tells.
    private static bool Works() =>
        Directory.Exists(Path.Combine(Folder, "node_modules"))
        && Run("node", ["-e", "require('nodejs-polars'); require('chdb')"]).ExitCode == 0;

    private static (int ExitCode, string Text) Run(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output : errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (1, $"{program} cannot be started ({error.Message})");
        }
    }
}
