using Tests.Support;

namespace Tests.Kernel.Directives;

public class ImportDirectiveTests
{
    [Fact]
    public void Import_Notebook_RunsItsCodeCellsInOrderAndShowsTheirOutput()
    {
        using var folder = new TemporaryFolder();
        new NotebookFile()
            .Prose("# Not run")
            .Code("var two = 2;\ntwo")
            .Code("throw new Exception();", "skip-execution")
            .Code("using System.Numerics;\nConsole.Write(\"printed\");")
            .Save(folder.Path, "helpers.ipynb");
        using var session = new CellSession(folder.Path);
        var cell = session.Run("#!import helpers.ipynb\nBigInteger.Pow(two, 3)");
        Assert.Equal(["display display-1 2", "result 8"], cell.Log);
        Assert.Equal("printed", cell.StandardOutput);
    }

    [Theory]
    [InlineData("helper.csx")]
    [InlineData("helper.cs")]
    [InlineData("\"folder with blanks/helper.csx\"")]
    public void Import_Script_RunsAndShowsItsValue(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name.Trim('"'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "var three = 3;\nthree");
        using var session = new CellSession(folder.Path);
        Assert.Equal(["display display-1 3", "result 4"], session.Run($"#!import {name}\nthree + 1").Log);
    }

    [Fact]
    public void Import_PathsInsideANotebook_BeginBesideIt()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "inner")).FullName;
        File.WriteAllText(Path.Combine(inner, "value.csx"), "var value = 5;");
        new NotebookFile().Code("#load \"value.csx\"\nvalue").Save(inner, "reader.ipynb");
        using var session = new CellSession(folder.Path);
        Assert.Equal(["display display-1 5"], session.Run("#!import inner/reader.ipynb").Log);
    }

    [Fact]
    public void Import_CellThatFails_IsNamedByFileAndCellAndByTheImportingLine()
    {
        using var folder = new TemporaryFolder();
        new NotebookFile()
            .Code("1")
            .Code("\nthrow new InvalidOperationException(\"odd\");")
            .Save(folder.Path, "bad.ipynb");
        using var session = new CellSession(folder.Path);
        var cell = session.Try("\n#!import bad.ipynb\n2");
        Assert.Equal("InvalidOperationException", cell.Error.Name);
        Assert.Contains("bad.ipynb, cell 2, line 2", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 2", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("result 2", cell.Log);
    }

    [Fact]
    public void Import_DirectiveThatFailsInsideAScript_ShowsItsLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "outer.csx"), "\n#r \"missing.dll\"");
        using var session = new CellSession(folder.Path);
        var cell = session.Try("#!import outer.csx");
        Assert.Contains("outer.csx, line 2", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("----> 2 #r \"missing.dll\"", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("Cell In [1], line 1", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Circle_IsRefusedAndNamed()
    {
        using var folder = new TemporaryFolder();
        new NotebookFile().Code("#!import b.csx").Save(folder.Path, "a.ipynb");
        File.WriteAllText(Path.Combine(folder.Path, "b.csx"), "#!import a.ipynb");
        using var session = new CellSession(folder.Path);
        Assert.Contains(
            "circle: a.ipynb > b.csx > a.ipynb",
            session.Try("#!import a.ipynb").Error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("#!import", "takes the name")]
    [InlineData("#!import missing.ipynb", "'missing.ipynb' does not exist")]
    [InlineData("#!import page.dib", "takes .ipynb, .csx and .cs files")]
    [InlineData("#!import broken.ipynb", "cannot be read as a notebook")]
    [InlineData("#!import foreign.ipynb", "written in 'fsharp'")]
    public void Import_WhatCannotBeRun_IsRefusedClearly(string code, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "page.dib"), "#!csharp\n1");
        File.WriteAllText(Path.Combine(folder.Path, "broken.ipynb"), "{");
        File.WriteAllText(
            Path.Combine(folder.Path, "foreign.ipynb"),
            """{"cells":[{"cell_type":"code","id":"a","metadata":{"dotnet_interactive":{"language":"fsharp"}},"execution_count":null,"outputs":[],"source":"let x = 1"}],"metadata":{},"nbformat":4,"nbformat_minor":5}"""
        );
        using var session = new CellSession(folder.Path);
        var cell = session.Try(code);
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.Contains(expected, cell.Error.Message, StringComparison.Ordinal);
    }
}
