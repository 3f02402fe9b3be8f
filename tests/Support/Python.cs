using System.Diagnostics;

namespace Tests.Support;

/// <summary>The operating system's Python: its Jupyter packages are clients of the kernel that this project did not write, its scikit-learn another way to the same figures.</summary>
internal static class Python
{
    private static readonly string[] Modules =
    [
        "ipykernel",
        "jupyter_client",
        "jupyter_kernel_test",
        "nbclient",
        "nbconvert",
        "nbformat",
        "notebook",
        "sklearn",
        "zmq",
    ];
    private static readonly Lazy<string[]> Present = new(FindModules);

    /// <summary>The program, or null where there is none; the variable PYTHON names another one.</summary>
    internal static string? Path { get; } =
        Environment.GetEnvironmentVariable("PYTHON") is { Length: > 0 } named ? named
        : File.Exists("/usr/bin/python3") ? "/usr/bin/python3"
        : null;

    /// <summary>The modules that are not installed, of those given.</summary>
    internal static IReadOnlyList<string> Missing(params IEnumerable<string> modules) =>
        [.. modules.Except(Present.Value)];

    private static string[] FindModules()
    {
        if (Path is null)
        {
            return [];
        }

        string[] arguments =
        [
            "-c",
            "import importlib.util, sys; print(*[name for name in sys.argv[1:] if importlib.util.find_spec(name)])",
            .. Modules,
        ];
        using var process = Process.Start(new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }
}
