using Tests.Support;

namespace Tests.Kernel.Directives.Packages;

[Trait("Speed", "Slow")]
public class RestoreIsolationTests
{
    [Fact]
    public void Install_BuildSettingsAboveTheTemporaryFolder_AreNotTakenIn()
    {
        using var folder = TestPackage.Folder();
        TestPackage.Add(folder, "Alpha", "1.0.0");
        var hostile = Directory.CreateDirectory(Path.Combine(folder.Path, "hostile")).FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(hostile, "temporary")).FullName;
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(hostile, name), "<this is no project");
        }

        File.WriteAllText(Path.Combine(hostile, "Directory.Build.rsp"), "-nosuchswitch");
        File.WriteAllText(
            Path.Combine(hostile, "global.json"),
            """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }"""
        );
        var notebook = new NotebookFile()
            .Code("#r \"nuget: Alpha\"\nConsole.Write(Alpha.Version.Text);")
            .Save(Path.Combine(folder.Path, "notebooks"));
        var run = ProgramRun.Of(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(CSharpKernel.Sessions.NotebookSession).Assembly.Location, "run", notebook],
            TimeSpan.FromMinutes(2),
            new Dictionary<string, string>
            {
                ["TMPDIR"] = temporary,
                ["TMP"] = temporary,
                ["CSHARP_KERNEL_CACHE"] = Path.Combine(folder.Path, "cache"),
                ["MSBuildSDKsPath"] = hostile,
            },
            Path.Combine(folder.Path, "notebooks")
        );
        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "cache", "packages")));
        Assert.DoesNotContain(
            Directory.GetDirectories(temporary),
            path => path.Contains("restore", StringComparison.Ordinal)
        );
    }
}
