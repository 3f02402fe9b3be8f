using Tests.Support;

namespace Tests.Kernel.Evaluation;

public class SessionReferenceResolverTests
{
    private const string Inner = "namespace Inner; public static class Numbers { public static int Seven => 7; }";
    private const string Outer =
        "namespace Outer; public static class Sums { public static int Eight => Inner.Numbers.Seven + 1; }";

    [Fact]
    public void Reference_RelativePath_BeginsAtTheSessionsFolder()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(Path.Combine(folder.Path, "lib"), "Inner", Inner);
        using var session = new CellSession(folder.Path);
        Assert.Equal("7", session.Run("#r \"lib/Inner.dll\"\nInner.Numbers.Seven").ResultText);
    }

    [Fact]
    public void Reference_LoadedAssembly_KnowsWhereItLies()
    {
        using var folder = new TemporaryFolder();
        var path = TestLibrary.Compile(folder.Path, "Inner", Inner);
        using var session = new CellSession(folder.Path);
        Assert.Equal(path, session.Run("#r \"Inner.dll\"\ntypeof(Inner.Numbers).Assembly.Location").ResultText);
    }

    [Fact]
    public void Reference_DependencyBesideIt_IsFound()
    {
        using var folder = new TemporaryFolder();
        var library = Path.Combine(folder.Path, "lib");
        TestLibrary.Compile(library, "Outer", Outer, TestLibrary.Compile(library, "Inner", Inner));
        using var session = new CellSession(folder.Path);
        Assert.Equal("8", session.Run("#r \"lib/Outer.dll\"\nOuter.Sums.Eight").ResultText);
    }

    [Fact]
    public void Reference_BareNameOfANeighbour_IsFound()
    {
        using var folder = new TemporaryFolder();
        var library = Path.Combine(folder.Path, "lib");
        TestLibrary.Compile(library, "Outer", Outer, TestLibrary.Compile(library, "Inner", Inner));
        using var session = new CellSession(folder.Path);
        session.Run("#r \"lib/Outer.dll\"");
        Assert.Equal("7", session.Run("#r \"Inner.dll\"\nInner.Numbers.Seven").ResultText);
    }

    [Fact]
    public void Reference_InALoadedScript_IsRelativeToTheScript()
    {
        using var folder = new TemporaryFolder();
        var library = Path.Combine(folder.Path, "lib");
        TestLibrary.Compile(library, "Inner", Inner);
        File.WriteAllText(Path.Combine(library, "setup.csx"), "#r \"Inner.dll\"\nusing Inner;");
        using var session = new CellSession(folder.Path);
        Assert.Equal("7", session.Run("#load \"lib/setup.csx\"\nNumbers.Seven").ResultText);
    }

    [Fact]
    public void Reference_MissingFile_IsACompileErrorOfTheLine()
    {
        using var session = new CellSession();
        var cell = session.Try("#r \"missing.dll\"\n1");
        Assert.Contains("missing.dll", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 1", cell.Traceback, StringComparison.Ordinal);
    }
}
