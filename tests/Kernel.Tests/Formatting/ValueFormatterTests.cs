using System.Collections;
using System.Text.Json.Nodes;
using CSharpKernel.Formatting;

namespace Tests.Kernel.Formatting;

public class ValueFormatterTests
{
    public static TheoryData<object?, string> Scalars =>
        new()
        {
            { null, "null" },
            { "text", "text" },
            { 1.5, "1.5" },
            { 1234567.0m, "1234567.0" },
            { true, "True" },
            { 'c', "c" },
            { new DateTime(2019, 11, 5, 8, 30, 0, DateTimeKind.Utc), "2019-11-05 08:30:00" },
            { new DateTime(2019, 11, 5, 0, 0, 0, DateTimeKind.Utc), "2019-11-05" },
            { new DateOnly(2019, 11, 5), "2019-11-05" },
            { TimeSpan.FromMinutes(90), "01:30:00" },
            { DayOfWeek.Monday, "Monday" },
            { typeof(Dictionary<string, int[]>), "Dictionary<string, int[]>" },
            {
                new InvalidOperationException("outer", new FormatException("inner")),
                "InvalidOperationException: outer\ncaused by FormatException: inner"
            },
            { JsonNode.Parse("{\"a\": 1}"), "{\"a\":1}" },
            { Array.Empty<int>(), "[]" },
            { new[] { 1, 2, 3 }, "[1, 2, 3]" },
            { new string?[] { "a", null }, "[a, null]" },
            { (1, "a"), "(1, a)" },
            { Task.FromResult(1), "Task<int>, not awaited (await gives its result)" },
            { Task.CompletedTask, "Task, not awaited (await gives its result)" },
            { new ValueTask<string>("a"), "ValueTask<string>, not awaited (await gives its result)" },
            { new[] { new byte[] { 1, 2 }[0], (byte)2 }, "[1, 2]" },
        };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Format_Scalar_IsPlainTextAlone(object? value, string expected)
    {
        var bundle = ValueFormatter.Format(value);
        Assert.Equal(["text/plain"], bundle.Entries.Keys);
        Assert.Equal(expected, bundle.Text("text/plain"));
    }

    [Fact]
    public void Format_Records_AreATableWithNumbersOnTheRight()
    {
        var bundle = ValueFormatter.Format(new[] { new Person("Ann", 3, 1.5m), new Person("Bob", 44, null) });
        Assert.Equal(
            "Name  Age  Score\n----  ---  -----\nAnn     3    1.5\nBob    44   null",
            bundle.Text("text/plain")
        );
        Assert.Contains("<th class=\"n\">Age</th>", bundle.Text("text/html"), StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\"><i>null</i></td>", bundle.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ObjectsOfSeveralTypes_NameTheirType()
    {
        var bundle = ValueFormatter.Format(new object[] { new Person("Ann", 3, null), new { Name = "x" } });
        Assert.StartsWith("type            Name   Age  Score\n", bundle.Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_OneObject_IsATableOfItsMembers() =>
        Assert.Equal(
            "Person\nmember  value\n------  -----\nName    Ann\nAge     3\nScore   null",
            ValueFormatter.Format(new Person("Ann", 3, null)).Text("text/plain")
        );

    [Fact]
    public void Format_Dictionary_IsATableOfKeysAndValues() =>
        Assert.Equal(
            "key  value\n---  -----\na        1\nb        2",
            ValueFormatter.Format(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }).Text("text/plain")
        );

    [Fact]
    public void Format_LongSequence_ShowsItsHeadAndHowManyMore()
    {
        Assert.EndsWith(
            "18, 19, … 80 more of 100]",
            ValueFormatter.Format(Enumerable.Range(0, 100).ToList()).Text("text/plain"),
            StringComparison.Ordinal
        );
        var people = Enumerable.Range(0, 25).Select(age => new Person("p", age, null)).ToArray();
        var bundle = ValueFormatter.Format(people);
        Assert.EndsWith("\n… 5 more of 25", bundle.Text("text/plain"), StringComparison.Ordinal);
        Assert.Contains(
            "… 5 more of 25</td>",
            System.Net.WebUtility.HtmlDecode(bundle.Text("text/html")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Format_EndlessSequence_IsReadOnceAndNoFurtherThanShown()
    {
        var read = 0;
        IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return read++;
            }
        }

        Assert.EndsWith("19, … more]", ValueFormatter.Format(Endless()).Text("text/plain"), StringComparison.Ordinal);
        Assert.Equal(21, read);
    }

    [Fact]
    public void Format_MarkupInValues_IsEscaped()
    {
        var html = ValueFormatter.Format(new[] { new { A = "<b>&\"" } }).Text("text/html");
        Assert.Contains("&lt;b&gt;&amp;&quot;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_LongCell_IsCutAndKeptOnOneLine()
    {
        var text = ValueFormatter.Format(new[] { new { A = new string('x', 500) + "\nmore" } }).Text("text/plain")!;
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 1, 120));
        Assert.Equal(3, text.Split('\n').Length);
    }

    [Fact]
    public void Format_HugeText_IsCutWithANote()
    {
        var text = ValueFormatter.Format(new string('x', ValueFormatter.MaximumTextLength + 5)).Text("text/plain")!;
        Assert.EndsWith("x\n… 5 more characters", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_HugeRichContent_IsLeftOutWithANote()
    {
        var bundle = ValueFormatter.Format(new Verbose());
        Assert.Equal(["text/plain"], bundle.Entries.Keys);
        Assert.EndsWith(
            "\n(text/html of 16,777,217 characters left out: the limit is 16,777,216)",
            bundle.Text("text/plain"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Format_HugeContentGivenByTheCell_IsKept()
    {
        var content = new string(' ', ValueFormatter.MaximumContentLength) + "x";
        Assert.Equal(content, ValueFormatter.Format(new CSharpKernel.Display.HtmlText(content)).Text("text/html"));
        Assert.Equal(content, ValueFormatter.Format(content, "text/markdown").Text("text/markdown"));
    }

    [Fact]
    public void Format_PropertyThatThrows_ShowsItsException() =>
        Assert.Contains(
            "(NotSupportedException: not here)",
            ValueFormatter.Format(new Reluctant()).Text("text/plain"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Format_SelfContainingSequence_Ends()
    {
        var list = new ArrayList();
        list.Add(list);
        Assert.Contains("[…]", ValueFormatter.Format(list).Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_AsyncMethodsTask_IsNamedAsItWasDeclared()
    {
        static async Task<int> Later()
        {
            await Task.Delay(1);
            return 1;
        }

        Assert.StartsWith(
            "Task<int>, not awaited",
            ValueFormatter.Format(Later()).Text("text/plain"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Format_AsyncSequence_IsNotEnumerated()
    {
        static async IAsyncEnumerable<int> Items()
        {
            await Task.Yield();
            yield return 1;
        }

        Assert.Equal(
            "IAsyncEnumerable<int>, not enumerated (await foreach gives its items)",
            ValueFormatter.Format(Items()).Text("text/plain")
        );
    }

    [Fact]
    public void Format_Matrix_IsAGridWithTheNumbersOfItsRowsAndColumns() =>
        Assert.Equal(
            "   0    1\n-  -  ---\n0  1  2.5\n1  3    4",
            ValueFormatter
                .Format(
                    new[,]
                    {
                        { 1, 2.5 },
                        { 3, 4 },
                    }
                )
                .Text("text/plain")
        );

    [Fact]
    public void Format_LargeMatrix_TellsWhatIsLeftOut()
    {
        var bundle = ValueFormatter.Format(new int[30, 25]);
        Assert.EndsWith(
            "\n… 10 more of 30, … 5 more columns of 26",
            bundle.Text("text/plain"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Format_DataTable_IsItsRows()
    {
        using var table = new System.Data.DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add("id", typeof(int));
        table.Columns.Add("name", typeof(string));
        table.Rows.Add(1, "a");
        table.Rows.Add(22, DBNull.Value);
        Assert.Equal("id  name\n--  ----\n 1  a\n22  null", ValueFormatter.Format(table).Text("text/plain"));
    }

    [Fact]
    public void Format_Groups_AreTheirKeysAndValues() =>
        Assert.Equal(
            "key  values\n---  ------\n  1  [1, 3]\n  0  [2]",
            ValueFormatter.Format(new[] { 1, 2, 3 }.GroupBy(item => item % 2)).Text("text/plain")
        );

    [Fact]
    public void Format_NestedDictionary_IsWrittenWithItsKeys() =>
        Assert.Equal(
            "A\n------\n{a: 1}",
            ValueFormatter.Format(new[] { new { A = new Dictionary<string, int> { ["a"] = 1 } } }).Text("text/plain")
        );

    [Fact]
    public void Format_WideRows_TellHowManyColumnsAreLeftOut()
    {
        var text = ValueFormatter
            .Format(new[] { new Wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22) })
            .Text("text/plain")!;
        Assert.EndsWith("\n… 2 more columns of 22", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_PartWhoseTextThrows_ShowsItsException() =>
        Assert.Equal(
            "A\n--------------------------\n(FormatException: no text)",
            ValueFormatter.Format(new[] { new { A = new Textless() } }).Text("text/plain")
        );

    [Fact]
    public void Format_PartThatAsksTheCellToStop_Stops() =>
        Assert.Throws<OperationCanceledException>(() => ValueFormatter.Format(new[] { new { A = Stopping() } }));

    [Fact]
    public void Format_SpanProperty_IsLeftOut() =>
        Assert.Equal("Length\n------\n     3", ValueFormatter.Format(new[] { new WithSpan() }).Text("text/plain"));

    [Fact]
    public void Format_CutInsideACharacterOfTwo_KeepsItWhole()
    {
        var text = ValueFormatter
            .Format(new[] { new { A = new string('x', 118) + "\U0001F600 and more" } })
            .Text("text/plain")!;
        Assert.EndsWith("x…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ValueThatContainsItself_Ends()
    {
        var node = new Node();
        node.Next = node;
        Assert.Equal(
            "Node\nmember  value\n------  -----\nNext    Node",
            ValueFormatter.Format(node).Text("text/plain")
        );
        var dictionary = new Dictionary<string, object>();
        dictionary["self"] = dictionary;
        Assert.Contains(
            "{self: {self: {…}}}",
            ValueFormatter.Format(dictionary).Text("text/plain"),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<int> Stopping()
    {
        yield return 1;
        throw new OperationCanceledException();
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Textless
    {
        public override string ToString() => throw new FormatException("no text");
    }

    private sealed class WithSpan
    {
        public int Length => 3;

        public ReadOnlySpan<char> Text => "abc";
    }

    private sealed record Wide(
        int C01,
        int C02,
        int C03,
        int C04,
        int C05,
        int C06,
        int C07,
        int C08,
        int C09,
        int C10,
        int C11,
        int C12,
        int C13,
        int C14,
        int C15,
        int C16,
        int C17,
        int C18,
        int C19,
        int C20,
        int C21,
        int C22
    );

    private sealed record Person(string Name, int Age, decimal? Score);

    private sealed class Reluctant
    {
        public int Value => throw new NotSupportedException("not here");
    }

    [TypeFormatterSource(typeof(VerboseFormatters))]
    private sealed class Verbose;

    private sealed class VerboseFormatters
    {
        public VerboseFormatter[] CreateTypeFormatters() => [new()];
    }

    private sealed class VerboseFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object value, TextWriter writer)
        {
            writer.Write(new string(' ', ValueFormatter.MaximumContentLength + 1));
            return true;
        }
    }
}
