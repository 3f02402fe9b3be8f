using System.Text.Json;
using System.Xml.Linq;
using EcommerceNotebooks.Charts;
using Tests.Display;

namespace Tests.Charts;

public class ChartTests
{
    private static readonly int[] Three = [1, 2, 3];

    public static TheoryData<string> Kinds => [.. ChartGallery.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_EveryKind_GivesParsableJsonWellFormedSvgAndText(string kind)
    {
        var chart = ChartGallery.All[kind];

        using JsonDocument figure = JsonDocument.Parse(chart.ToPlotlyJson());
        XElement svg = XElement.Parse(chart.ToSvg());

        Assert.Equal(JsonValueKind.Array, figure.RootElement.GetProperty("data").ValueKind);
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(each => each.Name.LocalName));
        Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", chart.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(chart.ToPlotlyJson(), chart.ToPlotlyJson());
        Assert.Equal(chart.ToSvg(), chart.ToSvg());
        Assert.Contains("chart", chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bundle_ReadByConvention_HoldsPlotlyHtmlAndText()
    {
        Chart chart = Chart.Bar(Three, Three);

        var bundle = TypeFormatterConventionTests.Bundle(chart);

        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], bundle.Keys.Order());
        Assert.Equal(chart.ToPlotlyJson(), bundle["application/vnd.plotly.v1+json"]);
        Assert.Contains("<svg", bundle["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_DifferentLengths_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Bar(Three, new[] { 1, 2 }));

        Assert.Contains("x has 3, y has 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_NothingToDraw_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Line(Array.Empty<int>(), Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => Chart.Line(Three, new double?[] { null, double.NaN, null }));
    }

    [Fact]
    public void Line_MissingValues_AreNullInJson()
    {
        var trace = Trace(Chart.Line(Three, new double?[] { 1.5, null, double.PositiveInfinity }));

        Assert.Equal("[1.5,null,null]", trace.GetProperty("y").GetRawText());
    }

    [Fact]
    public void Line_Times_AreWrittenAsPlotlyReadsThem()
    {
        DateTime[] times = [new(2019, 11, 5), new(2019, 11, 5, 8, 30, 0)];

        var trace = Trace(Chart.Line(times, new[] { 1, 2 }));

        Assert.Equal("""["2019-11-05","2019-11-05 08:30:00"]""", trace.GetProperty("x").GetRawText());
    }

    [Fact]
    public void Bar_IdentifierBeyondDoubles_AsksForText()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Bar(new[] { 2_053_013_555_631_882_655 }, new[] { 1 }));

        Assert.Contains("give identifiers as text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_LabelThatLooksLikeMarkup_IsShownAsItIs()
    {
        var trace = Trace(Chart.Bar(new[] { "<b>a</b> & b" }, new[] { 1 }));

        Assert.Equal("&lt;b>a&lt;/b> &amp; b", trace.GetProperty("x")[0].GetString());
    }

    [Fact]
    public void Bar_TextAsHeight_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, new[] { "a", "b", "c" }));
    }

    [Fact]
    public void With_OtherKind_PointsToGrid()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Bar(Three, Three).With(Chart.Pie(Three, Three)));

        Assert.Contains("Chart.Grid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_TextsOnANumberAxis_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, Three).With(Chart.Bar(new[] { "a" }, new[] { 1 })));
    }

    [Fact]
    public void XAxis_LogOfTexts_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(new[] { "a" }, new[] { 1 }).XAxis("x", log: true));
    }

    [Theory]
    [InlineData(5.0, 5.0)]
    [InlineData(5.0, null)]
    [InlineData(double.NaN, 6.0)]
    public void XAxis_BadRange_Refuses(double from, double? to)
    {
        Assert.Throws<ArgumentException>(() =>
            Chart.Line(Three, Three).XAxis(new AxisOptions { From = from, To = to })
        );
    }

    [Fact]
    public void XAxis_RangeOnLogAxis_IsWrittenInPowersOfTen()
    {
        var chart = Chart
            .Line(Three, Three)
            .YAxis(
                new AxisOptions
                {
                    Scale = AxisScale.Log,
                    From = 1,
                    To = 1_000,
                }
            );

        Assert.Equal(
            "[0.0,3.0]",
            Figure(chart).GetProperty("layout").GetProperty("yaxis").GetProperty("range").GetRawText()
        );
    }

    [Fact]
    public void Stacked_Bars_PutsBarsOnTopOfEachOther()
    {
        var chart = Chart.Bar(Three, Three, "a").With(Chart.Bar(Three, Three, "b"));

        Assert.Equal("group", Figure(chart).GetProperty("layout").GetProperty("barmode").GetString());
        Assert.Equal("relative", Figure(chart.Stacked()).GetProperty("layout").GetProperty("barmode").GetString());
    }

    [Fact]
    public void Legend_SameNameInTwoCells_IsListedOnceInOneColour()
    {
        var pair = Chart.Bar(Three, Three, "a").With(Chart.Bar(Three, Three, "b"));

        var data = Figure(Chart.Grid(2, pair, pair)).GetProperty("data");

        Assert.Equal(
            [true, true, false, false],
            data.EnumerateArray().Select(each => each.GetProperty("showlegend").GetBoolean())
        );
        Assert.Equal(Colour(data[0]), Colour(data[2]));
        Assert.NotEqual(Colour(data[0]), Colour(data[1]));
    }

    [Fact]
    public void ErrorBars_EndOnTheWrongSide_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, Three).ErrorBars(new[] { 0, 0, 4 }, new[] { 2, 3, 5 }));
    }

    [Fact]
    public void Bar_HoverOfAnotherLength_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, Three, hover: ["one"]));
    }

    [Fact]
    public void Bar_ColumnsOfATable_TakeTheTypeOfTheirValues()
    {
        var table = EcommerceNotebooks.Display.Table.Of([new { Brand = "a", Revenue = 1.5m }]);

        var trace = Trace(Chart.Bar(table["brand"], table["revenue"]));

        Assert.Equal("""["a"]""", trace.GetProperty("x").GetRawText());
        Assert.Equal("[1.5]", trace.GetProperty("y").GetRawText());
    }

    [Fact]
    public void Bar_TextAmongNumbers_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, new object[] { 1, 2, "3" }));
    }

    [Fact]
    public void Treemap_NegativeOrNothingOrEqualLabels_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Treemap(Three, new[] { 1, -1, 2 }));
        Assert.Throws<ArgumentException>(() => Chart.Treemap(Three, new[] { 0, 0, 0 }));
        Assert.Throws<ArgumentException>(() => Chart.Treemap(new[] { "a", "a" }, new[] { 1, 2 }));
        Assert.Equal(
            "Treemap chart\n  a 3 (75.0 %); b 1 (25.0 %)",
            Chart.Treemap(new[] { "a", "b" }, new[] { 3, 1 }).ToString()
        );
    }

    [Fact]
    public void Pie_NegativeOrNothing_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Pie(Three, new[] { 1, -1, 2 }));
        Assert.Throws<ArgumentException>(() => Chart.Pie(Three, new[] { 0, 0, 0 }));
    }

    [Fact]
    public void Sankey_Circle_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Sankey([new("a", "b", 1), new("b", "c", 1), new("c", "a", 1)]));
        Assert.Throws<ArgumentException>(() => Chart.Sankey([new("a", "b", 0)]));
        Assert.Throws<ArgumentException>(() => Chart.Sankey([]));
    }

    [Fact]
    public void Heatmap_RowOfAnotherLength_Refuses()
    {
        Assert.Throws<ArgumentException>(() => Chart.Heatmap(Three, new[] { "a" }, [new[] { 1, 2 }]));
        Assert.Throws<ArgumentException>(() => Chart.Heatmap(Three, new[] { "a", "b" }, [Three]));
    }

    [Fact]
    public void Grid_OfGrids_Refuses()
    {
        Chart grid = Chart.Grid(1, Chart.Nothing("a"), Chart.Nothing("b"));

        Assert.Throws<ArgumentException>(() => Chart.Grid(1, grid));
        Assert.Throws<InvalidOperationException>(() => grid.XAxis("x"));
    }

    [Fact]
    public void Grid_Cells_DoNotOverlap()
    {
        Chart cell = Chart.Bar(Three, Three);
        var layout = Figure(Chart.Grid(2, cell, cell, cell, cell, cell)).GetProperty("layout");
        string[] suffixes = ["", "2", "3", "4", "5"];
        (double[] X, double[] Y)[] places =
        [
            .. suffixes.Select(each => (Domain(layout, "xaxis" + each), Domain(layout, "yaxis" + each))),
        ];

        for (int i = 0; i < places.Length; i++)
        {
            for (int j = i + 1; j < places.Length; j++)
            {
                bool apart =
                    places[i].X[1] <= places[j].X[0]
                    || places[j].Y[1] <= places[i].Y[0]
                    || places[j].X[1] <= places[i].X[0];
                Assert.True(apart, $"cells {i} and {j} overlap");
            }
        }
    }

    [Fact]
    public void ToSvg_HostileText_IsEscaped()
    {
        string svg = Chart.Bar(new[] { "<script>" }, new[] { 1 }, "<img>").Title("<svg onload=x>").ToSvg();

        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg onload", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_OneDate_StandsInTheMiddleOfItsDay()
    {
        string svg = Chart.Line(new[] { new DateOnly(2019, 11, 5) }, new[] { 1 }).ToSvg();

        Assert.Contains(">Nov 5<", svg, StringComparison.Ordinal);
        Assert.Contains(">06:00<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_ManyPoints_StaysSmall()
    {
        int[] many = [.. Enumerable.Range(0, 200_000)];

        Assert.InRange(Chart.Scatter(many, many).ToSvg().Length, 10_000, 1_000_000);
    }

    [Fact]
    public void Scatter_MoreThanAChartHolds_Refuses()
    {
        Assert.Throws<ArgumentException>(() =>
            Chart.Scatter(Enumerable.Range(0, 250_001), Enumerable.Range(0, 250_001))
        );
    }

    [Fact]
    public void Size_TooSmall_Refuses()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Bar(Three, Three).Size(null, 10));
    }

    private static double[] Domain(JsonElement layout, string axis) =>
        [.. layout.GetProperty(axis).GetProperty("domain").EnumerateArray().Select(each => each.GetDouble())];

    private static string? Colour(JsonElement trace) => trace.GetProperty("marker").GetProperty("color").GetString();

    private static JsonElement Trace(Chart chart) => Figure(chart).GetProperty("data")[0];

    private static JsonElement Figure(Chart chart) => JsonSerializer.Deserialize<JsonElement>(chart.ToPlotlyJson());
}
