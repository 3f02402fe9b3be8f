using CSharpKernel.Completion;

namespace Tests.Kernel.Completion;

public class CompletenessCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("Console.WriteLine(1)")]
    [InlineData("if (true) { }")]
    [InlineData("int F(int x)\n{\n    return x;\n}")]
    [InlineData("record P(int X);")]
    [InlineData("using System.IO;")]
    [InlineData("using var stream = new MemoryStream();")]
    [InlineData("Undefined.Name()")]
    [InlineData("// only a comment")]
    [InlineData("#r \"library.dll\"")]
    [InlineData("#!time")]
    [InlineData("#!who\nvar x = 1;")]
    [InlineData("#!markdown\n# It's {open")]
    [InlineData("#!markdown\n# It's {open\n#!csharp\nvar x = 1;")]
    [InlineData("Console.WriteLine?")]
    [InlineData("Console.WriteLine??")]
    [InlineData("var x = 1;\nx?")]
    [InlineData("#!time?")]
    public void Of_CodeThatCanBeRun_IsComplete(string code) =>
        Assert.Equal(new CompletenessResult(Completeness.Complete, ""), CompletenessCheck.Of(code));

    [Theory]
    [InlineData("if (true) {", "    ")]
    [InlineData("if (true)", "    ")]
    [InlineData("if (true)\n{\n    while (false)\n    {", "        ")]
    [InlineData("if (true) {\n    var x = 1;", "    ")]
    [InlineData("for (var i = 0; i < 3; i++)", "    ")]
    [InlineData("var list = new List<int> {", "    ")]
    [InlineData("Console.WriteLine(", "    ")]
    [InlineData("Console.WriteLine(1,", "    ")]
    [InlineData("var x = 1 +", "")]
    [InlineData("var x = ", "")]
    [InlineData("  var x = ", "  ")]
    [InlineData("class A\n{\n    int F()\n    {\n        return 1;\n    }", "    ")]
    [InlineData("/* a comment", "")]
    [InlineData("  /* a comment", "  ")]
    [InlineData("var s = \"\"\"\n  text {", "  ")]
    [InlineData("int F(int x) =>", "")]
    [InlineData("#!time\nif (true) {", "    ")]
    [InlineData("var x = true ?", "")]
    public void Of_CodeBeingTyped_IsIncompleteWithTheNextIndent(string code, string indent) =>
        Assert.Equal(new CompletenessResult(Completeness.Incomplete, indent), CompletenessCheck.Of(code));

    [Theory]
    [InlineData("var x = ;")]
    [InlineData("}")]
    [InlineData("if (true) } {")]
    [InlineData("class 1 { }")]
    [InlineData("var s = \"open\nvar t = 1;")]
    [InlineData("int F( { }")]
    [InlineData("Console.WriteLine(1;")]
    public void Of_CodeThatCannotBecomeValid_IsInvalid(string code) =>
        Assert.Equal(new CompletenessResult(Completeness.Invalid, ""), CompletenessCheck.Of(code));
}
