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
    public void Reference_LoadedAssembly_FindsWhatLiesBesideIt()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(folder.Path, "Inner", Inner);
        File.WriteAllText(Path.Combine(folder.Path, "words.txt"), "beside");
        using var session = new CellSession(folder.Path);
        var cell = session.Run(
            "#r \"Inner.dll\"\nFile.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(Inner.Numbers).Assembly.Location), \"words.txt\"))"
        );
        Assert.Equal("beside", cell.ResultText);
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
}
