namespace CSharpKernel.Installation;

/// <summary>Where Jupyter looks for kernels, by its own rules: environment variables first, then the operating system's places.</summary>
public sealed class JupyterPaths(Func<string, string?> variable, JupyterPlatform platform, string home)
{
    /// <summary>The places of this process's user.</summary>
    public static JupyterPaths Current { get; } =
        new(
            Environment.GetEnvironmentVariable,
            OperatingSystem.IsWindows() ? JupyterPlatform.Windows
                : OperatingSystem.IsMacOS() ? JupyterPlatform.MacOs
                : JupyterPlatform.Linux,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
        );

    /// <summary>The folder of the user's own kernels, one subfolder each.</summary>
    public string UserKernels => KernelsIn(UserData);

    /// <summary>The folder of kernels under a prefix, such as /usr/local or a Python environment.</summary>
    public static string PrefixKernels(string prefix) => KernelsIn(Path.Combine(prefix, "share", "jupyter"));

    /// <summary>Every folder of kernels that Jupyter looks into without knowing Python's environment, the first match winning.</summary>
    public IReadOnlyList<string> AllKernels()
    {
        var listed = Split("JUPYTER_PATH");
        IEnumerable<string> shared =
            platform == JupyterPlatform.Windows
                ? Given("PROGRAMDATA") is { } programs
                    ? [Path.Combine(programs, "jupyter")]
                    : []
                : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
        IEnumerable<string> environments = new[] { "VIRTUAL_ENV", "CONDA_PREFIX" }
            .Select(Given)
            .OfType<string>()
            .Select(prefix => Path.Combine(prefix, "share", "jupyter"));
        return [.. listed.Append(UserData).Concat(environments).Concat(shared).Select(KernelsIn).Distinct()];
    }

    private string UserData =>
        Given("JUPYTER_DATA_DIR")
        ?? platform switch
        {
            JupyterPlatform.MacOs => Path.Combine(home, "Library", "Jupyter"),
            JupyterPlatform.Windows => Given("APPDATA") is { } roaming
                ? Path.Combine(roaming, "jupyter")
                : Path.Combine(Given("JUPYTER_CONFIG_DIR") ?? Path.Combine(home, ".jupyter"), "data"),
            _ => Path.Combine(Given("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"),
        };

    private static string KernelsIn(string dataFolder) => Path.Combine(dataFolder, "kernels");

    private string[] Split(string name) =>
        (Given(name) ?? "").Split(
            platform == JupyterPlatform.Windows ? ';' : ':',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private string? Given(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
