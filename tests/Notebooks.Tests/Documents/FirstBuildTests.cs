using Tests.Support;

namespace Tests.Documents;

[Trait("Speed", "Slow")]
public sealed class FirstBuildTests
{
    [UnixFact]
    public void Restore_OfAFreshClone_TellsTheTerminalWhatItWaitsFor()
    {
        using var folder = new TemporaryFolder();
        var terminal = Path.Combine(folder.Path, "terminal");

        Say(folder.Path, terminal);

        Assert.StartsWith("First build: fetching packages", File.ReadAllText(terminal), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Restore_WithoutATerminal_TellsTheLog()
    {
        using var folder = new TemporaryFolder();

        var log = Say(folder.Path, Path.Combine(folder.Path, "none", "terminal"));

        Assert.Contains("First build: fetching packages", log, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Restore_OfARestoredProject_SaysNothing()
    {
        using var folder = new TemporaryFolder();
        var terminal = Path.Combine(folder.Path, "terminal");

        var restored = Path.Combine(folder.Path, "obj", "EcommerceNotebooks");
        Directory.CreateDirectory(restored);
        File.WriteAllText(Path.Combine(restored, "project.assets.json"), "{}");

        Say(folder.Path, terminal);

        Assert.False(File.Exists(terminal));
    }

    private static string Say(string artifacts, string terminal)
    {
        var run = ProgramRun.Of(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "msbuild",
                Document.FullPath("notebooks/Notebooks.csproj"),
                "-nologo",
                "-nodeReuse:false",
                "-t:SayWhatTheFirstBuildWaitsFor",
                $"-p:ArtifactsPath={artifacts}",
                $"-p:Terminal={terminal}",
            ],
            TimeSpan.FromMinutes(2)
        );
        Assert.True(run.ExitCode == 0, run.Text);
        return run.Text;
    }
}
