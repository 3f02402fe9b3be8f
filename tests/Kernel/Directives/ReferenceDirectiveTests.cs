using Tests.Support;

namespace Tests.Kernel.Directives;

public class ReferenceDirectiveTests
{
    private const string Source = "public static class Numbers { public static int Value => 7; }";

    [Fact]
    public void Reference_MissingFile_SaysWhereItWasLookedFor()
    {
        using var folder = new TemporaryFolder();
        using var session = new CellSession(folder.Path);
        var cell = session.Try("\n#r \"lib/missing.dll\"\n1");
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.Contains("Looked for lib/missing.dll", cell.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("build", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 2", cell.Traceback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../artifacts/bin/Lib/release/Lib.dll")]
    [InlineData("bin/Debug/net10.0/Lib.dll")]
    public void Reference_MissingFileThatABuildWrites_AdvisesToBuild(string path)
    {
        using var session = new CellSession();
        Assert.Contains(
            "build the project first",
            session.Try($"#r \"{path}\"").Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Reference_FileThatIsNoAssembly_IsRefusedAndForgotten()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "text.dll"), "text");
        using var session = new CellSession(folder.Path);
        Assert.Equal("'text.dll' is not a .NET library.", session.Try("#r \"text.dll\"").Error.Message);
        Assert.Equal("1", session.Run("1").ResultText);
    }

    [Theory]
    [InlineData("#r")]
    [InlineData("#r nuget:Name")]
    [InlineData("#r \"a.dll\" b")]
    public void Reference_WithoutAQuotedName_IsRefused(string cell)
    {
        using var session = new CellSession();
        Assert.Contains("in double quotes", session.Try(cell).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_AfterCode_IsInScopeBelow()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(folder.Path, "Numbers", Source);
        using var session = new CellSession(folder.Path);
        Assert.Equal(
            "8",
            session.Run("var one = 1;\n#r \"Numbers.dll\" // with a comment\nNumbers.Value + one").ResultText
        );
    }

    [Fact]
    public void Reference_LibraryBuiltAnewSinceItWasLoaded_AdvisesToRestart()
    {
        using var folder = new TemporaryFolder();
        var path = TestLibrary.Compile(folder.Path, "Numbers", Source);
        using var session = new CellSession(folder.Path);
        Assert.Empty(session.Run("#r \"Numbers.dll\"\nvar seven = Numbers.Value;").Log);
        Assert.Empty(session.Run("#r \"Numbers.dll\"").Log);
        TestLibrary.Compile(folder.Path, "Numbers", Source.Replace('7', '8'));
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(5));
        var note = Assert.Single(session.Run("#r \"Numbers.dll\"").Log);
        Assert.EndsWith(
            "Numbers.dll has changed since this session loaded it: restart the session to use it as it is now.",
            note,
            StringComparison.Ordinal
        );
        Assert.Equal("7", session.Run("Numbers.Value").ResultText);
    }
}
