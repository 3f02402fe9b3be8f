using CSharpKernel.Commands;
using CSharpKernel.Installation;
using CSharpKernel.Running;
using Spectre.Console;
using Tests.Support;

namespace Tests.Kernel.Commands;

[Trait("Speed", "Slow")]
public sealed class InstallationCommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Kernels => JupyterPaths.PrefixKernels(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void List_InstalledKernels_AreNamedWithTheirPlaceAndState()
    {
        var source = Path.Combine(folder.Path, "built");
        Directory.CreateDirectory(source);
        File.WriteAllText(Path.Combine(source, "CSharpKernel.dll"), "1");
        new KernelInstaller(Kernels, source, _ => null).Install("one", "The first");
        var gone = new KernelInstaller(Kernels, source, _ => null).Install("two", "The second");
        Directory.Delete(Directory.GetDirectories(gone.Folder).Single(), recursive: true);
        var (code, text) = Run("list", "--prefix", folder.Path);
        Assert.Equal(ExitCode.Ok, code);
        var rows = text.Split('\n');
        Assert.Matches($@"one +│ The first +│ .*kernels.one +│ there", rows.Single(row => row.Contains(" one ")));
        Assert.Matches(
            $@"two +│ The second +│ .*kernels.two +│ missing: install again",
            rows.Single(row => row.Contains(" two "))
        );
    }

    [Fact]
    public void Uninstall_InstalledKernel_IsGone()
    {
        var source = Path.Combine(folder.Path, "built");
        Directory.CreateDirectory(source);
        new KernelInstaller(Kernels, source, _ => null).Install("mine", "Mine");
        var (code, text) = Run("uninstall", "--prefix", folder.Path, "--name", "mine");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("Removed 'mine'", text, StringComparison.Ordinal);
        Assert.Contains(
            "No kernel of this program",
            Run("list", "--prefix", folder.Path).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("uninstall --prefix PREFIX", ExitCode.InstallationFailed, "There is no kernel 'csharp'")]
    [InlineData("uninstall --prefix PREFIX --name A", ExitCode.BadArguments, "--name 'A'")]
    [InlineData("install --prefix PREFIX --name a/b", ExitCode.BadArguments, "--name 'a/b'")]
    [InlineData("install --prefix PREFIX --user", ExitCode.BadArguments, "one of the two")]
    [InlineData("list --prefix", ExitCode.BadArguments, "--prefix")]
    public void Run_MistakeOfTheCaller_HasItsCodeAndSaysWhy(string line, ExitCode expected, string said)
    {
        var (code, text) = Run([.. line.Split(' ').Select(word => word == "PREFIX" ? folder.Path : word)]);
        Assert.Equal(expected, code);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    private static (ExitCode Code, string Text) Run(params string[] arguments)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        console.Profile.Width = 500;
        var code = (ExitCode)KernelCommands.Run(arguments, console);
        return (code, writer.ToString());
    }
}
