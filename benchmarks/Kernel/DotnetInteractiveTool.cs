using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Measurement;

namespace Benchmarks.Kernel;

/// <summary>Microsoft's notebook runtime, the pinned local tool dotnet-interactive, as a Jupyter kernel.</summary>
internal static class DotnetInteractiveTool
{
    /// <summary>What to do where <see cref="Program"/> is null.</summary>
    internal const string Missing = "The local tool dotnet-interactive is missing: run dotnet tool restore";

    private const string Package = "microsoft.dotnet-interactive";

    /// <summary>The version that .config/dotnet-tools.json pins.</summary>
    internal static string Version { get; } = PinnedVersion();

    /// <summary>The tool's program, or null where it is not restored.</summary>
    internal static string? Program { get; } = Find();

    /// <summary>Writes the kernelspec that the tool's own installation writes, with the pinned program in place of "dotnet interactive" and, after its own, the options.</summary>
    /// <exception cref="InvalidOperationException">The tool is not restored.</exception>
    internal static void Install(string kernels, string name, params string[] options)
    {
        var program = Program ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateDirectory(Path.Combine(kernels, name)).FullName;
        string[] argv =
        [
            "dotnet",
            program,
            "jupyter",
            "--default-kernel",
            "csharp",
            "{connection_file}",
            "--http-port-range",
            "2048-3000",
            .. options,
        ];
        var spec = new
        {
            argv,
            display_name = ".NET (C#)",
            language = "C#",
        };
        File.WriteAllText(Path.Combine(folder, "kernel.json"), JsonSerializer.Serialize(spec));
    }

    private static string PinnedVersion()
    {
        var manifest = Path.Combine(MeasurementReport.ResultsFolder, "..", "..", ".config", "dotnet-tools.json");
        return JsonNode.Parse(File.ReadAllText(manifest))!["tools"]![Package]!["version"]!.GetValue<string>();
    }

    private static string? Find()
    {
        var packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var program = Path.Combine([
            packages,
            Package,
            Version,
            "tools",
            "net10.0",
            "any",
            "Microsoft.DotNet.Interactive.App.dll",
        ]);
        return File.Exists(program) ? program : null;
    }
}
