using Tests.Support;

namespace Tests.Kernel.Completion;

public sealed class InspectorTests(InspectorTests.Cells cells) : IClassFixture<InspectorTests.Cells>
{
    private const string Declared = """
        /// <summary>Adds two numbers, <paramref name="a"/> first.</summary>
        /// <param name="a">The first one.</param>
        /// <returns>Their sum.</returns>
        int Sum(int a, int b = 2) => a + b;
        /// <summary>One visitor.</summary>
        class Visitor { /// <summary>How often they came.</summary>
            public int Visits { get; set; } public const int Limit = 9; public Visitor(string name) { } public Visitor() { } }
        class Odd { public override string ToString() => throw new FormatException(); }
        var numbers = new List<int> { 1, 2, 3 };
        var title = "shop";
        var odd = new Odd();
        int? nothing = null;
        var visitor = new Visitor();
        int Fact(int n) => n <= 1 ? 1 : n * Fact(n - 1);
        """;

    /// <summary>A session with one cell, shared by the tests: help changes nothing in it.</summary>
    public sealed class Cells : IDisposable
    {
        internal Assisted Session { get; } = new Assisted().Run(Declared);

        public void Dispose() => Session.Dispose();
    }

    [Theory]
    [InlineData("Console.Write|Line", "void Console.WriteLine() (+ ")]
    [InlineData("Console.WriteLine(\"a\"|", "void Console.WriteLine(string? value) (+ ")]
    [InlineData("Console.WriteLine(|", "void Console.WriteLine() (+ ")]
    [InlineData("Console.WriteLine(\"a|b\")", "void Console.WriteLine(string? value)")]
    [InlineData("|Console.WriteLine()", "static class System.Console")]
    [InlineData("Console|.WriteLine()", "static class System.Console")]
    [InlineData("Console.WriteLine?|", "void Console.WriteLine()")]
    [InlineData("Console.WriteLine|?", "void Console.WriteLine()")]
    [InlineData("title.Len|gth", "(property) int string.Length { get; }")]
    [InlineData("num|bers", "(variable) List<int> numbers")]
    [InlineData("int.Max|Value", "(constant) int int.MaxValue = 2147483647")]
    [InlineData("Visitor.Lim|it", "(constant) int Visitor.Limit = 9")]
    [InlineData("DayOfWeek.Mon|day", "(enum member) DayOfWeek.Monday = 1")]
    [InlineData("Day|OfWeek.Monday", "enum System.DayOfWeek")]
    [InlineData("S|um(1)", "(function) int Sum(int a, int b = 2)")]
    [InlineData("Sum(1, |", "(function) int Sum(int a, int b = 2)")]
    [InlineData("Sum(|)", "(function) int Sum(int a, int b = 2)")]
    [InlineData("Sum(Math.Max(1, 2), |)", "(function) int Sum(int a, int b = 2)")]
    [InlineData("Sum(Math.Max(1, |2))", "int Math.Max(int val1, int val2)")]
    [InlineData("var local = 5; lo|cal", "(variable) int local")]
    [InlineData("{ var local = 5; lo|cal.ToString(); }", "(local variable) int local")]
    [InlineData("int F(string given) => giv|en.Length;", "(parameter) string given")]
    [InlineData("int Outer() { int Inner(int x) => x; return Inn|er(1); }", "(local function) int Inner(int x)")]
    [InlineData("numbers.Where(n => n| > 1)", "(parameter) int n")]
    [InlineData("numbers.Wh|ere(n => n > 1)", "(extension) IEnumerable<int> ")]
    [InlineData("numbers.Where(|", "(extension) IEnumerable<")]
    [InlineData("var q = from n in numbers select n|;", "(range variable) n")]
    [InlineData("new Visi|tor()", "Visitor.Visitor() (+ 1 overload)")]
    [InlineData("new Visitor(|", "Visitor.Visitor(")]
    [InlineData("new Visitor(\"a\"|)", "Visitor.Visitor(string name) (+ 1 overload)")]
    [InlineData("Lis|t<int> x;", "class System.Collections.Generic.List<int>")]
    [InlineData("i|nt x;", "readonly struct int")]
    [InlineData("va|r x = 1;", "readonly struct int")]
    [InlineData("System.Coll|ections.Generic", "namespace System.Collections")]
    [InlineData("using System.I|O;", "namespace System.IO")]
    [InlineData("class N|ew { }", "class New")]
    [InlineData("Func<int, int> f = x => x; f(|", "int Func<int, int>.Invoke(int arg)")]
    [InlineData("numbers[|", "(property) int List<int>.this[int index] { get; set; }")]
    [InlineData("#!ti|me", "#!time")]
    [InlineData("#|r \"x.dll\"", "#r \"path/to/library.dll\"")]
    [InlineData("#!time?|", "#!time")]
    [InlineData("#!help Console.Write|Line", "void Console.WriteLine()")]
    [InlineData("Undefined(); title.Le|ngth", "(property) int string.Length { get; }")]
    public void Inspect_PlaceInCode_BeginsWithTheDeclaration(string marked, string expected)
    {
        var help = cells.Session.Help(marked);
        Assert.NotNull(help);
        Assert.Contains(expected.Split('|'), one => help.StartsWith(one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("1 + |2")]
    [InlineData("undefin|ed")]
    [InlineData("\"tex|t\"")]
    [InlineData("// num|bers")]
    [InlineData("if (true) { } |")]
    [InlineData("#!unkno|wn")]
    public void Inspect_PlaceWithoutAName_GivesNothing(string marked) => Assert.Null(cells.Session.Help(marked));

    [Theory]
    [InlineData("num|bers", "Value: 3 elements: 1, 2, 3")]
    [InlineData("tit|le", "Value: \"shop\"")]
    [InlineData("noth|ing", "Value: null")]
    public void Inspect_VariableOfACell_ShowsItsValue(string marked, string expected) =>
        Assert.Contains(expected, cells.Session.Help(marked), StringComparison.Ordinal);

    [Fact]
    public void Inspect_VariableOfAUsersType_RunsNoneOfItsCode() =>
        Assert.Equal("(variable) Odd odd", cells.Session.Help("od|d"));

    [Fact]
    public void Inspect_FunctionOfACell_ShowsItsComment() =>
        Assert.Equal(
            """
            (function) int Sum(int a, int b = 2)

            Adds two numbers, a first.

            Parameters:
              a: The first one.

            Returns:
            Their sum.
            """.ReplaceLineEndings("\n"),
            cells.Session.Help("Sum|")
        );

    [Fact]
    public void Inspect_PropertyOfACellsClass_ShowsItsComment() =>
        Assert.EndsWith("How often they came.", cells.Session.Help("visitor.Visi|ts"), StringComparison.Ordinal);

    [ReferencePackFact]
    public void Inspect_FrameworkMember_ShowsItsDocumentation()
    {
        var help = cells.Session.Help("Console.WriteLine(\"a\"|");
        Assert.Contains("Writes the specified string value", help, StringComparison.Ordinal);
        Assert.Contains("value: The value to write.", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Exceptions", help, StringComparison.Ordinal);
    }

    [ReferencePackFact]
    public void Inspect_InDetail_AddsExceptionsOverloadsAndOrigin()
    {
        var help = cells.Session.Help("Console.WriteLine(\"a\"|", detailLevel: 1);
        Assert.Contains("Exceptions:\n  IOException: An I/O error occurred.", help, StringComparison.Ordinal);
        Assert.Contains("void Console.WriteLine(char[]? buffer)", help, StringComparison.Ordinal);
        Assert.EndsWith("Namespace System, assembly System.Console", help, StringComparison.Ordinal);
    }

    [ReferencePackTheory]
    [InlineData("numbers.Wh|ere(n => n > 1)", "Filters a sequence of values based on a predicate.")]
    [InlineData("numbers.Ad|d(1)", "Adds an object to the end of the")]
    [InlineData("new Lis|t<int>()", "Initializes a new instance of the")]
    [InlineData("title.Len|gth", "Gets the number of characters")]
    [InlineData("Math.P|I", "Represents the ratio of the circumference")]
    [InlineData("strin|g.Empty", "Represents text as a sequence of UTF-16 code units.")]
    [InlineData("Task.Run(() => 1|", "Queues the specified work")]
    public void Inspect_FrameworkMembers_AreFoundWhereverThePackKeepsThem(string marked, string expected) =>
        Assert.Contains(expected, cells.Session.Help(marked) ?? "", StringComparison.Ordinal);

    [Fact]
    public void Inspect_ReferencedLibrary_ShowsTheDocumentationBesideIt()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(
            folder.Path,
            "Documented",
            "namespace Documented { public interface IGreeter { string Greet(string name); } public class Greeter : IGreeter { public string Greet(string name) => name; } }"
        );
        File.WriteAllText(
            Path.Combine(folder.Path, "Documented.xml"),
            """
            <?xml version="1.0"?><doc><assembly><name>Documented</name></assembly><members>
            <member name="M:Documented.IGreeter.Greet(System.String)"><summary>Greets <b>one</b> person.</summary><param name="name">Who.</param></member>
            <member name="M:Documented.Greeter.Greet(System.String)"><inheritdoc/></member>
            </members></doc>
            """
        );
        using var session = new Assisted(folder.Path).Run(
            "#r \"Documented.dll\"\nvar greeter = new Documented.Greeter();"
        );
        Assert.Equal(
            "string Greeter.Greet(string name)\n\nGreets one person.\n\nParameters:\n  name: Who.",
            session.Help("greeter.Gre|et")
        );
        Assert.Equal(["Greet"], session.Texts("greeter.Gr|"));
    }

    [Fact]
    public void Inspect_MarkdownAndHtml_SayTheSameInTheirOwnMarks()
    {
        var help = cells.Session.Assistance.Inspect("Sum", 3)!;
        Assert.Equal(
            "```csharp\n(function) int Sum(int a, int b = 2)\n```\n\nAdds two numbers, `a` first.\n\n**Parameters**\n\n- `a`: The first one.\n\n**Returns**\n\nTheir sum.",
            help.Markdown
        );
        Assert.Equal(
            "<pre><code>(function) int Sum(int a, int b = 2)</code></pre><p>Adds two numbers, <code>a</code> first.</p><p><strong>Parameters</strong></p>"
                + "<dl><dt><code>a</code></dt><dd>The first one.</dd></dl><p><strong>Returns</strong></p><p>Their sum.</p>",
            help.Html
        );
    }

    [Fact]
    public void Inspect_ItemOfTheListOfALaterLine_IsFoundThoughTheEditorSendsTheFirstLine()
    {
        const string code = "var first = 1;\nConsole.Wri";
        cells.Session.Assistance.Complete(code, code.Length);
        var asked = code[.."Console.".Length] + "WriteLine";
        var help = cells.Session.Assistance.Inspect(asked, asked.Length)!;
        Assert.StartsWith("void Console.WriteLine()", help.PlainText, StringComparison.Ordinal);
    }
}
