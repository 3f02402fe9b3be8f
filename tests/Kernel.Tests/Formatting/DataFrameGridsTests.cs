using CSharpKernel.Formatting;
using Microsoft.Data.Analysis;

namespace Tests.Kernel.Formatting;

public class DataFrameGridsTests
{
    private static readonly DateTime Day = new(2019, 11, 5, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Format_FrameOfSeveralTypesWithNulls_IsAnAlignedTableWithEmptyCells() =>
        Assert.Equal(
            """
            brand    count  price  seen                 open
            -------  -----  -----  -------------------  -----
            samsung     12    9.5  2019-11-05           True
                                   2019-11-05 08:30:00
            nokia        3   1000                       False
            """.ReplaceLineEndings("\n"),
            Text(Sales())
        );

    [Fact]
    public void Format_FrameAsHtml_HasHeadingsNumbersOnTheRightAndEmptyCells()
    {
        var html = Html(Sales());

        Assert.Contains("<th>brand</th><th class=\"n\">count</th>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><td></td><td class=\"n\"></td><td class=\"n\"></td>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<td class=\"n\">12</td><td class=\"n\">9.5</td><td>2019-11-05</td>",
            html,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("null", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_FrameWithSpecialCharacters_EscapesThemInHtmlAlone()
    {
        var frame = new DataFrame(new StringDataFrameColumn("<i>&", ["<script>alert(1)</script>", "a\nb"]));

        var html = Html(frame);
        Assert.Contains("<th>&lt;i&gt;&amp;</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal("<i>&\n-------------------------\n<script>alert(1)</script>\na b", Text(frame));
    }

    [Fact]
    public void Format_FrameWithoutRows_HasItsHeadingsAndSaysSo()
    {
        var frame = new DataFrame(new StringDataFrameColumn("brand", 0), new Int32DataFrameColumn("count", 0));

        Assert.Equal("brand  count\nno rows", Text(frame));
        Assert.Contains("<td colspan=\"2\">no rows</td>", Html(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_FrameWithoutColumns_SaysSo() => Assert.Equal("DataFrame without columns", Text(new DataFrame()));

    [Fact]
    public void Format_LongAndWideFrame_IsCutAndSaysHowManyThereAre()
    {
        var frame = new DataFrame(
            Enumerable.Range(0, 23).Select(column => new Int32DataFrameColumn($"c{column}", Enumerable.Range(0, 1500)))
        );

        string[] lines = Text(frame).Split('\n');
        Assert.Equal(23, lines.Length);
        Assert.StartsWith("c0  c1", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("c19", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("19  19", lines[21], StringComparison.Ordinal);
        Assert.Equal("… 1,480 more of 1,500, … 3 more columns of 23", lines[22]);
        Assert.Contains("… 1,480 more of 1,500", Html(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_FrameOfExactlyTheShownRows_IsNotCut() =>
        Assert.Equal(
            22,
            Text(new DataFrame(new Int32DataFrameColumn("n", Enumerable.Range(0, 20)))).Split('\n').Length
        );

    [Fact]
    public void Format_RowOfAFrame_IsATableOfOneLine() =>
        Assert.Equal(
            "brand    count  price  seen        open\n-------  -----  -----  ----------  ----\nsamsung     12    9.5  2019-11-05  True",
            Text(Sales().Rows[0])
        );

    [Fact]
    public void Format_RowsOfAFrame_AreItsTable()
    {
        var sales = Sales();

        Assert.Equal(Text(sales), Text(sales.Rows));
        Assert.Equal(Text(sales), Text(sales.Rows.ToList()));
        Assert.EndsWith(
            "\n18\n19\n… 10 more of 30",
            Text(new DataFrame(new Int32DataFrameColumn("n", Enumerable.Range(0, 30))).Rows),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Format_ColumnOfAFrame_IsATableUnderItsName()
    {
        Assert.Equal("count\n-----\n   12\n\n    3", Text(Sales()["count"]));
        Assert.Equal("count\nno rows", Text(new Int32DataFrameColumn("count", 0)));
    }

    [Fact]
    public void Format_ColumnsOfAFrame_AreDescribed() =>
        Assert.Equal(
            """
            name   type      rows  nulls
            -----  --------  ----  -----
            brand  string       3      1
            count  int          3      1
            price  double       3      1
            seen   DateTime     3      1
            open   bool         3      1
            """.ReplaceLineEndings("\n"),
            Text(Sales().Columns)
        );

    [Fact]
    public void Format_GroupsOfAFrame_AreATableByKey() =>
        Assert.Equal(
            "key  values\n---  ----------------\na    [[a, 1], [a, 3]]\nb    [[b, 2]]",
            Text(
                new DataFrame(
                    new StringDataFrameColumn("k", ["a", "b", "a"]),
                    new Int32DataFrameColumn("n", [1, 2, 3])
                ).GroupBy("k")
            )
        );

    [Fact]
    public void Format_FrameAsPartOfAnother_IsToldByItsSize()
    {
        Assert.Contains(
            "DataFrame, 3 rows, 5 columns",
            Text(new { Name = "sales", Sales = Sales() }),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "rows  columns\n----  -------\n   3        5\n   1        1",
            Text(new[] { Sales(), new DataFrame(new Int32DataFrameColumn("n", [1])) })
        );
    }

    [Fact]
    public void Run_CellThatLoadsThePackageItself_ShowsItsFrameAsATable()
    {
        using var session = new CellSession();

        var run = session.Run(
            $$"""
            #r "{{typeof(DataFrame).Assembly.Location}}"
            using Microsoft.Data.Analysis;
            var frame = new DataFrame(new StringDataFrameColumn("brand", new[] { "apple", null }), new DoubleDataFrameColumn("price", new double?[] { 1.5, 20 }));
            frame
            """
        );

        Assert.Equal("brand  price\n-----  -----\napple    1.5\n          20", run.ResultText);
        Assert.Equal("brand  price\n-----  -----\n          20", session.Run("frame.Rows[1]").ResultText);
        Assert.Equal(
            "price\n-----\n  1.5\n   20",
            session.Run("frame[\"price\"].DisplayTable();").LastDisplay!.Text("text/plain")
        );
    }

    private static DataFrame Sales() =>
        new(
            new StringDataFrameColumn("brand", ["samsung", null, "nokia"]),
            new Int32DataFrameColumn("count", [12, null, 3]),
            new DoubleDataFrameColumn("price", [9.5, null, 1000]),
            new DateTimeDataFrameColumn("seen", [Day, Day.AddHours(8.5), null]),
            new BooleanDataFrameColumn("open", [true, null, false])
        );

    private static string Text(object value) => ValueFormatter.Format(value).Text("text/plain")!;

    private static string Html(object value) => ValueFormatter.Format(value).Text("text/html")!;
}
