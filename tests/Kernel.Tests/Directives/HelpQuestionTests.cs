using CSharpKernel.Directives;

namespace Tests.Kernel.Directives;

public class HelpQuestionTests
{
    [Theory]
    [InlineData("Console.WriteLine?", "Console.WriteLine")]
    [InlineData("  x? \n", "x")]
    [InlineData("?x", "x")]
    [InlineData("x??", "x")]
    [InlineData("List<int>?", "List<int>")]
    [InlineData("#!time?", "#!time")]
    public void In_Question_GivesWhatIsAskedAbout(string cell, string expected) =>
        Assert.Equal(expected, HelpQuestion.In(cell));

    [Theory]
    [InlineData("x")]
    [InlineData("a ? b : c")]
    [InlineData("int? x = null;")]
    [InlineData("// what is this?")]
    [InlineData("x?\ny?")]
    [InlineData("\"why?\"")]
    [InlineData("?")]
    public void In_AnythingElse_IsNoQuestion(string cell) => Assert.Null(HelpQuestion.In(cell));
}
