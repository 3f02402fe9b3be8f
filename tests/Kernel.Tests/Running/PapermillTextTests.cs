using System.Text;
using System.Text.Json;
using CSharpKernel.Running;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tests.Support;

namespace Tests.Kernel.Running;

public class PapermillTextTests
{
    private const string Pieces = "aZ 0f9~\"\\'\n\r\t\0\u001b\u007f\u00e9\u00ff\u0100\u20ac\ud7ff\ufffd";

    [Theory]
    [InlineData("caf\u00e9 ", "\"caf\\xe9 \"")]
    [InlineData("\u00e9a", "\"\\u00e9a\"")]
    [InlineData("\u20ac", "\"\\u20ac\"")]
    [InlineData("\U0001f600!", "\"\\U0001f600!\"")]
    [InlineData("\0", "\"\\x00\"")]
    [InlineData("'a\"", "\"'a\\\"\"")]
    public void Quoted_Text_IsEscapedAsPythonDoesWhereThatIsTheSameInCSharp(string text, string expected) =>
        Assert.Equal(expected, PapermillText.Quoted(text));

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(2, "2.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1234.5, "-1234.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Real_Number_IsWrittenAsPythonDoes(double number, string expected) =>
        Assert.Equal(expected, PapermillText.Real(number));

    [Fact]
    public void QuotedAndReal_SeededValues_AreReadBackByCSharp()
    {
        Assert.All(Texts(), text => Assert.Equal(text, ValueOf(PapermillText.Quoted(text))));
        Assert.All(Numbers(), number => Assert.Equal(Math.Abs(number), ValueOf(PapermillText.Real(Math.Abs(number)))));
    }

    [RequiresPythonFact]
    public void QuotedAndReal_SeededValues_MatchPythonsOwnEscapesAndDigits()
    {
        var texts = Texts().Where(text => !HasSwallowedDigit(text)).ToArray();
        var input = JsonSerializer.Serialize(new { texts, numbers = Numbers() });
        var program = """
            import json, sys
            given = json.load(sys.stdin)
            for text in given["texts"]:
                print('"' + text.encode("unicode_escape").decode().replace('"', '\\"') + '"')
            for number in given["numbers"]:
                print(repr(float(number)))
            """;
        var run = ProgramRun.Of(Python.Path!, ["-c", program], TimeSpan.FromMinutes(1), input: input);
        Assert.True(run.ExitCode == 0, run.Text);
        string[] ours = [.. texts.Select(PapermillText.Quoted), .. Numbers().Select(PapermillText.Real)];
        Assert.Equal(run.Output.TrimEnd('\n').Split('\n'), ours);
    }

    // Where C# would read on after \xNN, Python's form is another text, and ours must differ.
    private static bool HasSwallowedDigit(string text) =>
        text.Zip(text.Skip(1))
            .Any(pair =>
                pair.First is < ' ' and not ('\n' or '\r' or '\t') or (> '~' and <= '\u00ff')
                && char.IsAsciiHexDigit(pair.Second)
            );

    private static object? ValueOf(string literal) =>
        ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(literal)).Token.Value;

    private static string[] Texts()
    {
        var random = new Random(20191101);
        return
        [
            .. Enumerable
                .Range(0, 300)
                .Select(_ =>
                {
                    var text = new StringBuilder();
                    for (var length = random.Next(8); length > 0; length--)
                    {
                        text.Append(random.Next(8) == 0 ? "\U0001f600" : Pieces[random.Next(Pieces.Length)].ToString());
                    }

                    return text.ToString();
                }),
        ];
    }

    private static double[] Numbers()
    {
        var random = new Random(20191102);
        return
        [
            .. Enumerable
                .Range(0, 300)
                .Select(_ =>
                    Math.Round(random.NextDouble() - 0.5, random.Next(1, 15)) * Math.Pow(10, random.Next(-30, 31)) + 0.0
                ),
        ];
    }
}
