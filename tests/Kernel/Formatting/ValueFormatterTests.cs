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
        var bundle = ValueFormatter.Format(
            new CSharpKernel.Display.HtmlText(new string(' ', ValueFormatter.MaximumContentLength) + "x")
        );
        Assert.Equal(["text/plain"], bundle.Entries.Keys);
        Assert.Equal(
            "x\n(text/html of 16,777,217 characters left out: the limit is 16,777,216)",
            bundle.Text("text/plain")
        );
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

    private sealed record Person(string Name, int Age, decimal? Score);

    private sealed class Reluctant
    {
        public int Value => throw new NotSupportedException("not here");
    }
}
