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

    [UnixFact]
    public void Reference_NeighboursBuiltOnTwoVersionsOfOne_ShareTheOneThatIsThere()
    {
        const string box = "namespace Inner; public sealed class Box { public int Value => 7; }";
        using var folder = new TemporaryFolder();
        var library = Path.Combine(folder.Path, "lib");
        var older = TestLibrary.Compile(Path.Combine(folder.Path, "older"), "Inner", Version("1.0.0.0") + box);
        var newer = TestLibrary.Compile(library, "Inner", Version("2.0.0.0") + box);
        TestLibrary.Compile(
            library,
            "Opens",
            "public static class Opens { public static int Of(object box) => ((Inner.Box)box).Value; }",
            older
        );
        TestLibrary.Compile(
            library,
            "Makes",
            "public static class Makes { public static object One() => new Inner.Box(); }",
            newer
        );
        using var session = new CellSession(folder.Path);

        var cell = session.Run("#r \"lib/Makes.dll\"\n#r \"lib/Opens.dll\"\nOpens.Of(Makes.One())");

        Assert.Equal("7", cell.ResultText);

        static string Version(string version) =>
            $"[assembly: System.Reflection.AssemblyVersionAttribute(\"{version}\")]\n";
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
