using System.Diagnostics;
using CSharpKernel.Installation;
using Tests.Support;

namespace Tests.Kernel.Clients;

/// <summary>
/// The built kernel, installed once by its own command for all tests with outside clients, in a path with a blank. It stays between test runs, because an unchanged
/// kernel is not compiled again.
/// </summary>
public sealed class KernelInstallation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();

    public KernelInstallation()
    {
        var build = Path.Combine(Repository.Root, "artifacts", "bin", "Kernel", Configuration);
        Prefix = Path.Combine(Repository.Root, "artifacts", "installed kernel", Configuration);
        using var alone = Alone();
        Run = ProgramRun.Of(
            DotnetHost.Path,
            [Path.Combine(build, "CSharpKernel.dll"), "install", "--prefix", Prefix, "--alias-net-csharp"],
            Patience
        );
        Assert.True(Run.ExitCode == 0, Run.Text);
    }

    /// <summary>The configuration that the tests, and so the kernel, were built in.</summary>
    internal static string Configuration { get; } =
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The library beside the tests, which cells may load.</summary>
    internal static string Library { get; } =
        Path.Combine(
            Repository.Root,
            "artifacts",
            "bin",
            "EcommerceNotebooks",
            Configuration,
            "EcommerceNotebooks.dll"
        );

    /// <summary>How the installation went.</summary>
    internal ProgramRun Run { get; }

    internal string Prefix { get; }

    /// <summary>The folder of kernel.json.</summary>
    internal string SpecFolder => Path.Combine(JupyterPaths.PrefixKernels(Prefix), "csharp");

    /// <summary>Makes Jupyter's programs find this kernel, and keeps them from the user's own settings.</summary>
    internal Dictionary<string, string> Environment =>
        new()
        {
            ["JUPYTER_PATH"] = Path.Combine(Prefix, "share", "jupyter"),
            ["JUPYTER_DATA_DIR"] = Path.Combine(folder.Path, "data"),
            ["JUPYTER_CONFIG_DIR"] = Path.Combine(folder.Path, "config"),
            ["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.Path, "runtime"),
            ["IPYTHONDIR"] = Path.Combine(folder.Path, "ipython"),
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };

    /// <summary>Runs Python in the folder of this file.</summary>
    internal ProgramRun Python(TimeSpan limit, params IEnumerable<string> arguments) =>
        ProgramRun.Of(Support.Python.Path!, arguments, limit, Environment, ScriptFolder);

    /// <summary>Where the scripts of these tests lie.</summary>
    internal static string ScriptFolder { get; } = Path.Combine(Repository.Root, "tests", "Kernel.Tests", "Clients");

    public void Dispose() => folder.Dispose();

    // Test programs run side by side and share one installation: the first compiles the kernel, and the next finds it there.
    private FileStream Alone()
    {
        Directory.CreateDirectory(Prefix);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(Prefix, "installing.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException) when (watch.Elapsed < Patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
