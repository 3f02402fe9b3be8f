using System.Text.Json.Nodes;
using CSharpKernel.Installation;
using Tests.Support;

namespace Tests.Kernel.Installation;

public sealed class KernelInstallerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int compilations;

    public KernelInstallerTests()
    {
        Directory.CreateDirectory(Path.Combine(Source, "assets"));
        foreach (var file in (string[])["CSharpKernel.dll", "CSharpKernel.xml", "CSharpKernel.pdb", "CSharpKernel"])
        {
            File.WriteAllText(Path.Combine(Source, file), "first " + file);
        }

        File.WriteAllText(Path.Combine(Source, "Other.xml"), "documentation of no use");
        File.WriteAllText(Path.Combine(Source, "assets", "script.js"), "1");
    }

    private string Source => Path.Combine(folder.Path, "built here");
    private string Kernels => Path.Combine(folder.Path, "my prefix", "kernels");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Install_ThatCompiles_SaysFirstWhatItWaitsFor()
    {
        List<string> told = [];
        KernelInstaller installer = new(
            Kernels,
            Source,
            _ =>
            {
                told.Add("compiled");
                return null;
            },
            told.Add
        );

        installer.Install("csharp", "C#");
        installer.Install("csharp", "C#");

        Assert.Equal(2, told.Count);
        Assert.Contains("the compiler, a NuGet package", told[0], StringComparison.Ordinal);
        Assert.Equal("compiled", told[1]);
    }

    [Fact]
    public void Install_NewPlace_WritesASpecThatStartsTheCopy()
    {
        var kernel = Installer().Install("csharp", "C#");
        Assert.Equal(new InstalledKernel("csharp", "C#", Path.Combine(Kernels, "csharp"), true), kernel);
        var spec = SpecOf("csharp");
        var argv = spec["argv"]!.AsArray().Select(item => item!.GetValue<string>()).ToArray();
        Assert.Equal(["serve", "{connection_file}"], argv[2..]);
        Assert.True(File.Exists(argv[0]), argv[0]);
        Assert.Equal("first CSharpKernel.dll", File.ReadAllText(argv[1]));
        Assert.Equal("C#", spec["language"]!.GetValue<string>());
        Assert.Equal("C#", spec["display_name"]!.GetValue<string>());
        Assert.Equal("message", spec["interrupt_mode"]!.GetValue<string>());
    }

    [Fact]
    public void Install_Copy_HoldsWhatTheKernelNeedsAndNothingElse()
    {
        var kernel = Installer().Install("csharp", "C#");
        var copy = Assert.Single(Directory.GetDirectories(kernel.Folder));
        Assert.Equal(
            ["CSharpKernel.dll", "CSharpKernel.xml", "assets/script.js", "in-use.lock"],
            Directory
                .EnumerateFiles(copy, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(copy, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"],
            Directory.EnumerateFiles(kernel.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(
            Directory.EnumerateFiles(kernel.Folder, "*.png"),
            logo => Assert.Equal("\x89PNG"u8[^3..].ToArray(), File.ReadAllBytes(logo)[1..4])
        );
    }

    [Fact]
    public void Install_Again_TakesTheCopyThatIsThere()
    {
        Installer().Install("csharp", "C#");
        var program = ProgramOf("csharp");
        Installer().Install("csharp", "C# anew");
        Assert.Equal(program, ProgramOf("csharp"));
        Assert.Equal(1, compilations);
        Assert.Equal("C# anew", Assert.Single(KernelInstaller.In(Kernels)).DisplayName);
    }

    [Fact]
    public void Install_SecondName_IsAKernelOfItsOwnCompiledOnce()
    {
        Installer().Install("csharp", "C#");
        Installer().Install(KernelName.NetCSharpAlias, "C# again");
        Assert.Equal(1, compilations);
        Installer().Uninstall("csharp");
        Assert.Equal("first CSharpKernel.dll", File.ReadAllText(ProgramOf(KernelName.NetCSharpAlias)));
    }

    [Fact]
    public void Install_NewBuild_KeepsTheCopyThatAKernelRunsFromUntilItEnds()
    {
        Installer().Install("csharp", "C#");
        var old = Path.GetDirectoryName(ProgramOf("csharp"))!;
        using (CopyUse.Hold(old))
        {
            Rebuild("second");
            Installer().Install("csharp", "C#");
            Assert.Equal("second", File.ReadAllText(ProgramOf("csharp")));
            Assert.Equal("first CSharpKernel.dll", File.ReadAllText(Path.Combine(old, "CSharpKernel.dll")));
        }

        Rebuild("third");
        Installer().Install("csharp", "C#");
        Assert.Equal("third", File.ReadAllText(ProgramOf("csharp")));
        Assert.Single(Directory.GetDirectories(Path.Combine(Kernels, "csharp")));
    }

    [Fact]
    public void Install_AssembliesThatCannotBeCompiled_AreCopiedAsTheyAreAndCompiledNextTime()
    {
        var kernel = Installer("No compiler here.").Install("csharp", "C#");
        Assert.Equal("No compiler here.", kernel.Notice);
        Assert.Equal("first CSharpKernel.dll", File.ReadAllText(ProgramOf("csharp")));
        Assert.Null(Installer().Install("csharp", "C#").Notice);
        Assert.Equal(2, compilations);
        Assert.Single(Directory.GetDirectories(kernel.Folder));
    }

    [Theory]
    [InlineData("{\"argv\": [\"python\"], \"display_name\": \"Somebody's\", \"language\": \"C#\"}")]
    [InlineData("{\"metadata\": {\"csharp_kernel\": 1}}")]
    [InlineData("no JSON")]
    public void InstallAndUninstall_KernelOfSomethingElse_LeaveItAlone(string foreign)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Kernels, "csharp")).FullName, "kernel.json");
        File.WriteAllText(file, foreign);
        foreach (
            var work in (Action[])[() => Installer().Install("csharp", "C#"), () => Installer().Uninstall("csharp")]
        )
        {
            var thrown = Assert.Throws<InstallationException>(work);
            Assert.Contains("was installed by something else", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Equal(foreign, File.ReadAllText(file));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(Path.Combine(Kernels, "csharp")));
        Assert.Empty(KernelInstaller.In(Kernels));
    }

    [Fact]
    public void Install_PlaceThatCannotBeWritten_SaysSo()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kernels)!);
        File.WriteAllText(Kernels, "a file where the folder should be");
        var thrown = Assert.Throws<InstallationException>(() => Installer().Install("csharp", "C#"));
        Assert.StartsWith(
            Path.Combine(Kernels, "csharp") + " cannot be written: ",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    public void Install_InvalidName_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => Installer().Install(name, "C#"));

    [Fact]
    public void Uninstall_Kernel_LeavesWhatItDidNotWrite()
    {
        var kernel = Installer().Install("csharp", "C#");
        var notes = Path.Combine(kernel.Folder, "notes.txt");
        File.WriteAllText(notes, "mine");
        Installer().Uninstall("csharp");
        Assert.Equal([notes], Directory.EnumerateFileSystemEntries(kernel.Folder));
        File.Delete(notes);
        Installer().Install("csharp", "C#");
        Installer().Uninstall("csharp");
        Assert.False(Directory.Exists(kernel.Folder));
    }

    [Fact]
    public void Uninstall_RunningKernel_IsRefusedAndRemovesNothing()
    {
        Installer().Install("csharp", "C#");
        using (CopyUse.Hold(Path.GetDirectoryName(ProgramOf("csharp"))!))
        {
            var thrown = Assert.Throws<InstallationException>(() => Installer().Uninstall("csharp"));
            Assert.StartsWith("A kernel is running from ", thrown.Message, StringComparison.Ordinal);
            Assert.True(Assert.Single(KernelInstaller.In(Kernels)).IsComplete);
        }

        Installer().Uninstall("csharp");
        Assert.Empty(KernelInstaller.In(Kernels));
    }

    [Fact]
    public void Uninstall_NoSuchKernel_SaysSo() =>
        Assert.Equal(
            $"There is no kernel 'csharp' in {Kernels}.",
            Assert.Throws<InstallationException>(() => Installer().Uninstall("csharp")).Message
        );

    [Fact]
    public void In_KernelWhoseFilesAreGone_IsIncomplete()
    {
        Installer().Install("csharp", "C#");
        Directory.Delete(Path.GetDirectoryName(ProgramOf("csharp"))!, recursive: true);
        Assert.False(Assert.Single(KernelInstaller.In(Kernels)).IsComplete);
    }

    private KernelInstaller Installer(string? notice = null) =>
        new(
            Kernels,
            Source,
            _ =>
            {
                compilations++;
                return notice;
            }
        );

    private void Rebuild(string content) => File.WriteAllText(Path.Combine(Source, "CSharpKernel.dll"), content);

    private JsonNode SpecOf(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Kernels, name, "kernel.json")))!;

    private string ProgramOf(string name) => SpecOf(name)["argv"]![1]!.GetValue<string>();
}
