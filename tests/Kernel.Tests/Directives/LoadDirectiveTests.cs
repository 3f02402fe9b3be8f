using Tests.Support;

namespace Tests.Kernel.Directives;

public class LoadDirectiveTests
{
    [Fact]
    public void Load_UsingsAndVariablesOfTheScript_AreInScopeAtOnceAndLater()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "setup.csx"),
            "using System.Numerics;\nvar two = new BigInteger(2);"
        );
        using var session = new CellSession(folder.Path);
        Assert.Equal("4", session.Run("#load \"setup.csx\"\nBigInteger.Pow(two, 2)").ResultText);
        Assert.Equal("8", session.Run("BigInteger.Pow(two, 3)").ResultText);
    }

    [Fact]
    public void Load_ScriptThatLoadsAnother_ResolvesItRelativeToItself()
    {
        using var folder = new TemporaryFolder();
        var scripts = Directory.CreateDirectory(Path.Combine(folder.Path, "scripts")).FullName;
        File.WriteAllText(Path.Combine(scripts, "outer.csx"), "#load \"inner.csx\"\nvar outer = inner + 1;");
        File.WriteAllText(Path.Combine(scripts, "inner.csx"), "var inner = 1;");
        using var session = new CellSession(folder.Path);
        Assert.Equal("2", session.Run("#load \"scripts/outer.csx\"\nouter").ResultText);
    }

    [Fact]
    public void Load_ScriptsThatLoadEachOther_RunOnceEach()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.csx"), "#load \"b.csx\"\nConsole.Write(\"a\");");
        File.WriteAllText(Path.Combine(folder.Path, "b.csx"), "#load \"a.csx\"\nConsole.Write(\"b\");");
        using var session = new CellSession(folder.Path);
        Assert.Equal("ba", session.Run("#load \"a.csx\"").StandardOutput);
    }

    [Fact]
    public void Load_TrailingExpressionOfTheScript_IsNotShown()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "value.csx"), "5");
        using var session = new CellSession(folder.Path);
        Assert.Empty(session.Run("#load \"value.csx\"").Log);
    }

    [Fact]
    public void Load_MissingScript_IsAnErrorOfTheLine()
    {
        using var session = new CellSession();
        var cell = session.Try("// first\n#load \"missing.csx\"");
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.Contains("missing.csx", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 2", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DirectiveInsideAString_IsText()
    {
        using var session = new CellSession();
        Assert.Equal("\n#load \"x.csx\"\n", session.Run("var text = @\"\n#load \"\"x.csx\"\"\n\";\ntext").ResultText);
    }
}
