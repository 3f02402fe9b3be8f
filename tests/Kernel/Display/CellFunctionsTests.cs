using CSharpKernel.Display;

namespace Tests.Kernel.Display;

public class CellFunctionsTests
{
    [Fact]
    public void Display_AnyValue_IsShownAtOnceUnderAnIdOfItsOwn()
    {
        using var session = new CellSession();
        Assert.Equal(
            ["display display-1 1", "display display-2 two"],
            session.Run("display(1); \"two\".Display();").Log
        );
        Assert.Equal(["display display-3 3"], session.Run("display(3);").Log);
    }

    [Fact]
    public void Display_AsLastExpression_IsNotShownTwice()
    {
        using var session = new CellSession();
        Assert.Equal(["display display-1 1"], session.Run("display(1)").Log);
    }

    [Fact]
    public void Update_FromALaterCell_GoesToTheDisplaysOwnCell()
    {
        using var session = new CellSession();
        var first = session.Run("var shown = display(\"a\");");
        var second = session.Run("shown.Update(\"b\");");
        Assert.Equal(["display display-1 a", "update display-1 b"], first.Log);
        Assert.Empty(second.Log);
    }

    [Fact]
    public void Html_AsResult_IsShownUnescapedWithItsTextAsTwin()
    {
        using var session = new CellSession();
        var cell = session.Run("HTML(\"<p>1 &lt; <b>2</b></p><style>p{}</style>\")");
        Assert.Equal("<p>1 &lt; <b>2</b></p><style>p{}</style>", cell.ResultContent?.Text("text/html"));
        Assert.Equal("1 < 2", cell.ResultText);
    }

    [Theory]
    [InlineData("clearOutput();", "clear")]
    [InlineData("clearOutput(wait: true);", "clear later")]
    public void ClearOutput_Called_ReachesTheSink(string code, string expected)
    {
        using var session = new CellSession();
        Assert.Equal([expected], session.Run(code).Log);
    }

    [Fact]
    public void Display_MimeTypeTheValueDoesNotOffer_FailsWithTheOnesItDoes()
    {
        using var session = new CellSession();
        var cell = session.Try("display(5, \"image/png\");");
        Assert.Contains(
            "cannot be shown as 'image/png'; it offers text/plain",
            cell.Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Display_OutsideEveryCell_SaysWhereItBelongs()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => CellFunctions.display(1));
        Assert.Contains("call it from a cell", thrown.Message, StringComparison.Ordinal);
    }
}
