using CSharpKernel.Display;
using CSharpKernel.Sessions;

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
    public void Update_FromALaterCell_ComesFromThatCell()
    {
        using var session = new CellSession();
        var first = session.Run("var shown = display(\"a\");");
        var second = session.Run("shown.Update(\"b\");");
        Assert.Equal(["display display-1 a"], first.Log);
        Assert.Equal(["update display-1 b"], second.Log);
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

    [Theory]
    [InlineData("\"**a**\".DisplayAs(\"text/markdown\");", "text/markdown,text/plain", "**a**")]
    [InlineData("display(\"a\", \"text/markdown\", \"text/latex\");", "text/latex,text/markdown,text/plain", "a")]
    [InlineData("display(\"<b>a</b>\", \"text/html\");", "text/html,text/plain", "a")]
    [InlineData("new[] { new { A = 1 } }.Display(\"text/html\", \"text/plain\");", "text/html,text/plain", "A\n-\n1")]
    [InlineData("Microsoft.DotNet.Interactive.Kernel.display(1);", "text/plain", "1")]
    [InlineData("Kernel.HTML(\"<i>x</i>\").Display();", "text/html,text/plain", "x")]
    [InlineData("Javascript(\"alert(1)\")", "text/html,text/plain", "")]
    [InlineData("CSS(\"p { }\")", "text/html,text/plain", "")]
    [InlineData("new[] { 1, 22 }.DisplayTable();", "text/html,text/plain", "value\n-----\n    1\n   22")]
    [InlineData("new[] { new[] { 1 } }.DisplayTable();", "text/html,text/plain", "value\n-----\n[1]")]
    public void Display_MimeTypes_AreTheOnesAskedFor(string code, string mimeTypes, string text)
    {
        using var session = new CellSession();
        var cell = session.Run(code);
        Assert.Equal(mimeTypes, string.Join(',', cell.LastDisplay!.Entries.Keys));
        Assert.Equal(text, cell.LastDisplay.Text("text/plain"));
        Assert.Null(cell.ResultContent);
    }

    [Fact]
    public void GetInputAsync_WithSomebodyToAsk_GivesWhatIsTyped()
    {
        var input = new TypedInput("Ann", "secret", "third");
        using var session = new CellSession { Input = input };
        Assert.Equal("Ann", session.Run("await GetInputAsync(\"Name?\")").ResultText);
        Assert.Equal("secret", session.Run("await Kernel.GetInputAsync(\"Pin\", \"password\")").ResultText);
        Assert.Equal("third", session.Run("await Kernel.GetInputAsync(prompt: \"x\")").ResultText);
        Assert.Equal([("Name?", false), ("Pin", true), ("x", false)], input.Prompts);
    }

    [Fact]
    public void GetPasswordAsync_Shown_NeverShowsThePassword()
    {
        using var session = new CellSession { Input = new TypedInput("secret") };
        var cell = session.Run(
            "var password = await GetPasswordAsync(\"Pin\");\ndisplay(password); Console.Write($\"{password} {System.Text.Json.JsonSerializer.Serialize(password)}\");\nnew[] { new { password } }.Display();\npassword"
        );
        Assert.DoesNotContain("secret", string.Join('\n', cell.Log) + cell.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("(password)", cell.ResultText);
        Assert.Equal("secret", session.Run("password.GetClearTextPassword()").ResultText);
    }

    [Theory]
    [InlineData("await GetInputAsync(\"Name?\")", "GetInputAsync")]
    [InlineData("await Kernel.GetPasswordAsync(\"Pin\")", "GetPasswordAsync")]
    [InlineData("Console.ReadLine()", "Console.ReadLine")]
    public void GetInputAsync_NobodyToAsk_SaysWhatToDoInstead(string code, string function)
    {
        using var session = new CellSession();
        var cell = session.Try(code);
        Assert.Equal("InvalidOperationException", cell.Error.Name);
        Assert.Equal(
            $"{function} asks the person in front of the notebook, and here nobody can be asked: make the value a parameter of the notebook (a cell tagged 'parameters').",
            cell.Error.Message
        );
    }

    [Fact]
    public void ReadLine_WithSomebodyToAsk_ReadsLineAfterLine()
    {
        var input = new TypedInput("one", "two", "", "xy");
        using var session = new CellSession { Input = input };
        Assert.Equal(
            "one|two|",
            session.Run("Console.ReadLine() + '|' + Console.ReadLine() + '|' + Console.ReadLine()").ResultText
        );
        Assert.Equal("120 121 10", session.Run("$\"{Console.Read()} {Console.Read()} {Console.Read()}\"").ResultText);
        Assert.Equal(4, input.Prompts.Count);
    }

    [Theory]
    [InlineData("await GetInputAsync(\"Name?\")")]
    [InlineData("Console.ReadLine()")]
    public void GetInputAsync_Interrupted_StopsWaiting(string code)
    {
        using var session = new CellSession { Input = new SilentInput() };
        var cell = session.Interrupt("var kept = 1; Console.Write('.'); " + code);
        Assert.Equal("KeyboardInterrupt", cell.Error.Name);
        Assert.Equal("1", session.Run("kept").ResultText);
    }

    [Fact]
    public void Display_OutsideEveryCell_SaysWhereItBelongs()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => CellFunctions.display(1));
        Assert.Contains("call it from a cell", thrown.Message, StringComparison.Ordinal);
    }

    private sealed class TypedInput(params string[] lines) : IInputSource
    {
        private readonly Queue<string> left = new(lines);

        internal List<(string Prompt, bool Password)> Prompts { get; } = [];

        public string Read(string prompt, bool password, CancellationToken cancellationToken)
        {
            Prompts.Add((prompt, password));
            return left.Dequeue();
        }
    }

    private sealed class SilentInput : IInputSource
    {
        public string Read(string prompt, bool password, CancellationToken cancellationToken)
        {
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
