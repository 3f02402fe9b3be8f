using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Tests.Kernel.Directives;

public class SessionDirectivesTests
{
    [Fact]
    public void Who_BetweenStatements_SeesTheVariablesSoFar()
    {
        using var session = new CellSession();
        var cell = session.Run("#!who\nvar first = 1;\n#!who\nvar second = 2;\n#!who");
        Assert.Equal(
            [
                "display display-1 The session has no variables yet.",
                "display display-2 first",
                "display display-3 first, second",
            ],
            cell.Log
        );
    }

    [Fact]
    public void Whos_Variables_AreShownWithTypeAndValueOnOneLine()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "var number = 1; string text = \"a\\nb\"; object nothing = null; var list = new List<int> { 1, 2 }; var pair = new { A = 1 };\n#!whos"
        );
        var lines = Assert
            .Single(cell.Log)
            .Split('\n')
            .Select(line => Regex.Replace(line.Trim(), " {2,}", " | "))
            .ToArray();
        Assert.Equal("display display-1 Variable | Type | Value", lines[0]);
        Assert.Equal("number | int | 1", lines[2]);
        Assert.Equal("text | string | a …", lines[3]);
        Assert.Equal("nothing | object | null", lines[4]);
        Assert.StartsWith("list | List<int> | ", lines[5], StringComparison.Ordinal);
        Assert.Equal("pair | anonymous type | { A = 1 }", lines[6]);
    }

    [Fact]
    public void Time_FirstLine_TellsTheCellsTimeAfterItsOutput()
    {
        using var session = new CellSession();
        var cell = session.Run("#!time\ndisplay(1);\n2");
        Assert.Equal("display display-1 1", cell.Log[0]);
        Assert.Equal("result 2", cell.Log[1]);
        Assert.Matches(@"^display display-2 Wall time: \d+\.\d+ m?s$", cell.Log[2]);
    }

    [Fact]
    public void Time_CellThatFails_IsToldBeforeTheError()
    {
        using var session = new CellSession();
        var log = session.Try("#!time\nthrow new InvalidOperationException();").Log;
        Assert.Equal(2, log.Count);
        Assert.Contains("Wall time", log[0], StringComparison.Ordinal);
        Assert.Equal("error InvalidOperationException", log[1]);
    }

    [Fact]
    public void About_Versions_NameNoPathOfTheMachine()
    {
        using var session = new CellSession();
        var text = Assert.Single(session.Run("#!about").Log);
        Assert.Contains(RuntimeInformation.FrameworkDescription, text, StringComparison.Ordinal);
        Assert.Contains("C# 14", text, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ListMagic_Directives_AreAllListed()
    {
        using var session = new CellSession();
        var text = Assert.Single(session.Run("#!lsmagic").Log);
        Assert.All(
            CSharpKernel.Directives.DirectiveRegistry.All,
            description => Assert.Contains(description.Summary, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Help_WithoutAQuestion_PagesAnOverview()
    {
        using var session = new CellSession();
        Assert.StartsWith("page A cell is C#.", Assert.Single(session.Run("#!help").Log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine?")]
    [InlineData("?Console.WriteLine")]
    [InlineData("#!help Console.WriteLine")]
    public void Help_Symbol_IsPagedAndNoOutput(string cell)
    {
        using var session = new CellSession();
        var page = Assert.Single(session.Run(cell).Log);
        Assert.StartsWith("page ", page, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine(", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuchname?")]
    [InlineData("#!help nosuchname")]
    public void Help_UnknownSymbol_SaysSo(string cell)
    {
        using var session = new CellSession();
        Assert.Equal("page No help was found on 'nosuchname'.", Assert.Single(session.Run(cell).Log));
    }

    [Fact]
    public void Markdown_LinesBelow_AreShownAsTheyAre()
    {
        using var session = new CellSession();
        var cell = session.Run("1 + 1\n#!markdown\n## It's \"odd\"\n#!csharp\n2 + 2");
        Assert.Equal(["display display-1 2", "display display-2 ## It's \"odd\"", "result 4"], cell.Log);
    }

    [Fact]
    public void Html_LinesBelow_AreShownWithTheirPlainText()
    {
        using var session = new CellSession();
        Assert.Equal("display display-1 bold", Assert.Single(session.Run("#!html\n<b>bold</b>").Log));
    }

    [Fact]
    public void Execute_ValuesOfEarlierParts_AreDisplayedAndTheLastIsTheResult()
    {
        using var session = new CellSession();
        Assert.Equal(
            ["display display-1 1", "display display-2 a", "result 2", "display display-3 a"],
            session.Run("var a = 1;\na\n#!who\n2\n#!who").Log
        );
    }

    [Fact]
    public void Execute_ErrorBelowDirectives_NamesTheTypedLine()
    {
        using var session = new CellSession();
        var compiled = session.Try("#!time\nvar a = 1;\n#!who\n\nundefined();");
        Assert.Contains("Cell In [1], line 5", compiled.Traceback, StringComparison.Ordinal);
        Assert.Contains("      3 #!who", compiled.Traceback, StringComparison.Ordinal);
        var thrown = session.Try("#!who\nthrow new InvalidOperationException();");
        Assert.Contains("Cell In [2], line 2", thrown.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_UnknownDirective_RunsNothingOfTheCell()
    {
        using var session = new CellSession();
        var cell = session.Try("Console.Write(1);\n#!whoo");
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.Contains("Cell In [1], line 2", cell.Traceback, StringComparison.Ordinal);
        Assert.Empty(cell.StandardOutput);
    }

    [Fact]
    public void Execute_PartThatFails_EndsTheCell()
    {
        using var session = new CellSession();
        var cell = session.Try(
            "var kept = 1;\n#!who\nthrow new InvalidOperationException();\n#!who\nConsole.Write(2);"
        );
        Assert.Equal(["display display-1 kept", "error InvalidOperationException"], cell.Log);
        Assert.Empty(cell.StandardOutput);
        Assert.Equal("1", session.Run("kept").ResultText);
    }
}
