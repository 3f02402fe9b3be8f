using DuckDB.NET.Native;
using EcommerceNotebooks;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using Tests.Support;

namespace Tests.Net;

public sealed class AnswerWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("[section]", "\"[section]\"")]
    [InlineData("{}", "\"{}\"")]
    public void Field_TextsThatCouldBeMistaken_AreQuoted(string? text, string expected) =>
        Assert.Equal(expected, NetText.Field(text));

    public static TheoryData<object, string> Values =>
        new()
        {
            { 0.1 + 0.2, "0.30000000000000004" },
            { 1e300, "1E+300" },
            { double.NaN, "NaN" },
            { double.NegativeInfinity, "-Infinity" },
            { 10.00m, "10" },
            { 0.10m, "0.1" },
            { TimeSpan.FromHours(25), "0 months 1 days 3600000000 us" },
            { new DuckDBInterval(14, 1, 3_600_000_000), "14 months 1 days 3600000000 us" },
            { new DateTime(2019, 11, 5, 1, 2, 3), "2019-11-05 01:02:03" },
            { new DateTime(2019, 11, 5, 1, 2, 3).AddMilliseconds(40), "2019-11-05 01:02:03.04" },
            { new DateOnly(2019, 11, 5), "2019-11-05" },
            { DayOfWeek.Monday, "Monday" },
            { true, "true" },
            { long.MinValue, "-9223372036854775808" },
            { new object?[] { 1, null, "b" }, "[1, NULL, b]" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_Value_IsTheSameTextForEveryDriver(object value, string expected) =>
        Assert.Equal(expected, NetText.Of(value));

    [Fact]
    public void Rounded_DoublesThatDifferInTheirLastDigits_AreEqual()
    {
        Assert.Equal(NetText.Rounded(0.1 + 0.2), NetText.Rounded(0.3));
        Assert.NotEqual(NetText.Rounded(0.30000000001), NetText.Rounded(0.3));
    }

    [Fact]
    public void Write_Report_GivesSingleValuesByNameAndASectionForEachList() =>
        Assert.Equal(
            [
                "[Groups.rows]",
                "#:String,Inner.Rate:Double?,Name:String",
                "0,0.5,one",
                "1,,two",
                "[Groups.Users.rows]",
                "#:String,value:Int64",
                "0.0,7",
                "0.1,8",
                "1.0,9",
                "[values]",
                "name:String,type:String,value:String",
                "Count,Int32,2",
                "Sentence(),String,2 groups",
                "Text,String,",
            ],
            Written(new Report(null, [new("one", new(0.5), [7, 8]), new("two", null, [9])]))
        );

    [Fact]
    public void Write_Table_KeepsTheOrderOfRowsAndTheTypesOfColumns() =>
        Assert.Equal(
            [
                "[table]",
                "#:Int32,number:BIGINT,text:VARCHAR",
                "0,10,\"\"",
                "1,9,",
                "[values]",
                "name:String,type:String,value:String",
                "Formats,String,Automatic 0; Automatic 0",
                "RowCount,Int64,2",
                "Title,String,t",
            ],
            Written(
                Table.Of([new { Number = 10L, Text = (string?)"" }, new { Number = 9L, Text = (string?)null }], "t")
            )
        );

    [Fact]
    public void Write_Chart_GoesIntoAFileOfItsOwn()
    {
        Assert.Empty(Written(Chart.Bar(["a"], [1])));
        string[] lines = File.ReadAllLines(Path.Combine(folder.Path, "charts"));
        Assert.Equal("plotly:json", lines[1]);
        Assert.StartsWith("{", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void NetFigure_SameFigureWrittenOtherwise_IsTheSameText()
    {
        string text = NetFigure.Of(
            """{"data":[{"type":"bar","y":[20000,0.5,null],"x":["<a"]}],"layout":{"b":{"d":1,"c":2}}}"""
        );

        Assert.Equal(
            text,
            NetFigure.Of(
                """{ "layout": {"b":{"c":2.0,"d":1e0}}, "config":{}, "data":[{"x":["\u003Ca"],"y":[2e4,0.50,null],"type":"bar"}] }"""
            )
        );
        Assert.NotEqual(
            text,
            NetFigure.Of("""{"data":[{"type":"bar","y":[20000,0.5],"x":["<a"]}],"layout":{"b":{"d":1,"c":2}}}""")
        );
        Assert.StartsWith("{\"data\":[{\"type\":\"bar\",\"x\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DictionaryInAnyOrder_IsSortedByKey() =>
        Assert.Equal(
            Written(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }),
            Written(new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 })
        );

    [Fact]
    public void Write_Exception_IsAnAnswer() =>
        Assert.Contains("throws,ArgumentException,no", Written(new ArgumentException("no")));

    [Fact]
    public void Write_FolderOfTheMachine_IsLeftOut() =>
        Assert.Contains("Path,String,here/log.csv", Written(new { Path = folder.Path + "/log.csv" }));

    [Fact]
    public void Tables_Relation_AreSortedLinesWithTheTypesOfTheEngine()
    {
        using var shop = Shop.InMemory();
        shop.Query("create table t as from (values (9, 'b', 1.50), (10, '', null)) t(n, name, price)");
        string path = Path.Combine(folder.Path, "table");
        using (var file = new NetFile(path))
        {
            using var session = shop.OpenSession();
            NetTables.Write(session, "t", file);
            Assert.Equal(2, file.Rows);
        }

        Assert.Equal(
            ["n:INTEGER,name:VARCHAR,\"price:DECIMAL(3,2)\"", "10,\"\",", "9,b,1.50"],
            File.ReadAllLines(path)
        );
    }

    private string[] Written(object answer)
    {
        string path = Path.Combine(folder.Path, "answer");
        NetFile? charts = null;
        using (var file = new NetFile(path))
        {
            new AnswerWriter(
                file,
                () => charts ??= new NetFile(Path.Combine(folder.Path, "charts")),
                text => text.Replace(folder.Path, "here", StringComparison.Ordinal)
            ).Write(answer);
            charts?.Dispose();
        }

        return File.ReadAllLines(path);
    }

    private sealed record Inner(double? Rate);

    private sealed record Group(string Name, Inner? Inner, IReadOnlyList<long> Users);

    private sealed record Report(string? Text, IReadOnlyList<Group> Groups)
    {
        public int Count => Groups.Count;

        public string Sentence() => $"{Count} groups";
    }
}
