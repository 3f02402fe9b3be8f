using Tests.Support;

namespace Tests.Kernel.Directives;

/// <summary>Directives among the lines that the preprocessor, strings and comments take in or leave out.</summary>
public class ConditionalDirectivesTests
{
    [Theory]
    [InlineData("#if false\n{0}\n#endif")]
    [InlineData("#if true\n#else\n{0}\n#endif")]
    [InlineData("#if true\n#elif true\n{0}\n#endif")]
    [InlineData("#if UNKNOWN\n{0}\n#endif")]
    [InlineData("#if UNKNOWN || (false && true)\n{0}\n#endif")]
    [InlineData("#define KNOWN\n#undef KNOWN\n#if KNOWN\n{0}\n#endif")]
    [InlineData("#if false\n#if true\n{0}\n#endif\n#endif")]
    [InlineData("#if true\n#if false\n#else\n#if false\n{0}\n#endif\n#endif\n#endif")]
    [InlineData("#if false\nvar x = \"unfinished;\n{0}\n/* #endif\n#endif")]
    [InlineData("#if false\r\n  {0}\r\n#endif")]
    [InlineData("/*\n{0}\n*/")]
    [InlineData("// {0}")]
    [InlineData("var verbatim = @\"\n{1}\n\";")]
    [InlineData("var raw = \"\"\"\n{0}\n\"\"\";")]
    [InlineData("var raw = $$\"\"\"\n{0}\n{{1 + 1}}\n\"\"\";")]
    public void Run_DirectiveThatIsLeftOut_IsNotCarriedOut(string around)
    {
        using var folder = new TemporaryFolder();
        using var session = new CellSession(folder.Path);
        foreach (var directive in Missing)
        {
            var doubled = directive.Replace("\"", "\"\"", StringComparison.Ordinal);
            var cell = around
                .Replace("{0}", directive, StringComparison.Ordinal)
                .Replace("{1}", doubled, StringComparison.Ordinal);
            Assert.Equal("region ok", session.Run(cell + "\nConsole.Write(\"region ok\");").StandardOutput);
        }
    }

    [Theory]
    [InlineData("#if true\n{0}\n#endif")]
    [InlineData("#if !UNKNOWN\n{0}\n#else\n#error no\n#endif")]
    [InlineData("#if false\n#error no\n#else\n{0}\n#endif")]
    [InlineData("#if false\n#elif true\n{0}\n#endif")]
    [InlineData("#define KNOWN\n#if KNOWN\n{0}\n#endif")]
    [InlineData("#if true\n#if false\n#load \"nowhere.csx\"\n#elif !false\n{0}\n#endif\n#endif")]
    [InlineData("#if false\n#load \"nowhere.csx\"\n#endif\n{0}")]
    [InlineData("{0}\n#if false\n#load \"nowhere.csx\"\n#endif")]
    public void Run_DirectiveThatIsTakenIn_IsCarriedOut(string around)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "here.csx"), "Console.Write(\"loaded, \");");
        using var session = new CellSession(folder.Path);
        var cell = around.Replace("{0}", "#load \"here.csx\"", StringComparison.Ordinal);
        Assert.Equal("loaded, then", session.Run(cell + "\nConsole.Write(\"then\");").StandardOutput);
    }

    [Fact]
    public void Run_MissingLibraryInATakenInRegion_IsAnErrorOfItsLine()
    {
        using var session = new CellSession();
        var cell = session.Try("#if false\n#r \"left-out.dll\"\n#else\n\n#r \"nowhere.dll\"\n#endif");
        Assert.Contains("'nowhere.dll' does not exist", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 5", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ErrorBelowLeftOutDirectives_NamesTheLineThatWasTyped()
    {
        using var session = new CellSession();
        var cell = session.Try(
            "#if false\n#r \"nowhere.dll\"\n  #load \"x.csx\"\n#endif\n#!who\n\nthrow new Exception(\"here\");"
        );
        Assert.Contains("Cell In [1], line 7", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LoadedScript_KeepsToItsConditionsToo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "outer.csx"),
            "#if false\n#r \"nowhere.dll\"\n#load \"nowhere.csx\"\n#endif\nvar outer = 3;"
        );
        using var session = new CellSession(folder.Path);
        Assert.Equal("3", session.Run("#load \"outer.csx\"\nouter").ResultText);
    }

    [Fact]
    public void Completion_LeftOutScript_IsNotRead()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "here.csx"), "int fromLeftOutScript = 1;");
        using var session = new CellSession(folder.Path);
        const string Code = "#if false\n#load \"here.csx\"\n#endif\nfromLeft";
        Assert.DoesNotContain(
            session.Notebook.Assistance.Complete(Code, Code.Length).Items,
            item => item.Text.StartsWith("fromLeft", StringComparison.Ordinal)
        );
    }

    private static string[] Missing { get; } =
    [
        "#r \"nowhere.dll\"",
        "#r \"nuget: No.Such.Package, 1.0.0\"",
        "#load \"nowhere.csx\"",
        "#i \"nuget: nowhere\"",
        "#!import nowhere.ipynb",
        "#!nothingofthekind",
        "#!markdown",
    ];
}
