using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Charts;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Tests.Support;
using Chart = EcommerceNotebooks.Charts.Chart;

namespace Tests.Charts;

/// <summary>The chart as Plotly.NET's own, and what is shown of a styled one.</summary>
public class ChartFigureTests
{
    private static readonly int[] Three = [1, 2, 3];

    [Fact]
    public void Figure_Bars_AreObjectsOfPlotlyNet()
    {
        var figure = Chart.Bar(Three, Three, "a").With(Chart.Line(Three, Three)).XAxis("x").Figure;

        Assert.Equal(["bar", "scatter"], GenericChart.getTraces(figure).Select(trace => trace.type));
        Assert.All(GenericChart.getTraces(figure), trace => Assert.IsAssignableFrom<Trace2D>(trace));
        Assert.NotNull(GenericChart.getLayout(figure).TryGetTypedPropertyValue<LinearAxis>("xaxis"));
    }

    [Fact]
    public void Figure_ChangedByItsCaller_LeavesTheChartAsItIs()
    {
        var chart = Chart.Bar(Three, Three).ErrorBars(Three, Three).Title("before");
        string json = chart.ToPlotlyJson();

        var figure = chart.Figure;
        var trace = GenericChart.getTraces(figure)[0];
        trace.SetProperty("name", "changed");
        ((Plotly.NET.TraceObjects.Error)trace.GetPropertyValue("error_y")).SetProperty("color", "red");
        GenericChart.getLayout(figure).SetProperty("title", "after");

        Assert.NotEqual(json, GenericChart.toJson(figure));
        Assert.Equal(json, chart.ToPlotlyJson());
    }

    [Fact]
    public void Styled_ByMethodsOfPlotlyNet_IsShownInEveryFormButTheStaticPicture()
    {
        var chart = Chart.Bar(Three, Three).Title("plain");

        var styled = chart.Styled(figure =>
            Plotly.NET.Chart.withTitle("styled", null).Invoke(figure.WithSize(Width: 512, Height: 300))
        );

        var layout = Json(styled).GetProperty("layout");
        Assert.Equal("styled", layout.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(512, layout.GetProperty("width").GetInt32());
        Assert.Contains("\"width\":512", styled.ToPage(), StringComparison.Ordinal);
        Assert.Equal("Bar chart: styled\n  3 points, x 1 .. 3, y 1 .. 3", styled.ToString());
        Assert.Contains(">plain</text>", styled.ToSvg(), StringComparison.Ordinal);
        Assert.Equal("plain", Json(chart).GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Styled_Twice_AppliesBothToWhatTheChartBecomes()
    {
        var chart = Chart
            .Bar(Three, Three)
            .Styled(figure => figure.WithSize(Width: 512))
            .Styled(figure => figure.WithSize(Height: 333))
            .Title("later");

        var layout = Json(chart).GetProperty("layout");

        Assert.Equal(
            (512, 333, "later"),
            (
                layout.GetProperty("width").GetInt32(),
                layout.GetProperty("height").GetInt32(),
                layout.GetProperty("title").GetProperty("text").GetString()
            )
        );
    }

    [Fact]
    public void Styled_WithSeriesOfPlotlyNet_NamesThemInTheSummary()
    {
        var own = new Trace2D("box");
        own.SetProperty("name", "R&amp;D");
        own.SetProperty("y", new[] { 1.5, 2.5 });
        var chart = Chart.Grid(
            2,
            Chart.Bar(Three, Three).Title("left"),
            Chart.Line(new[] { "<a>", "b" }, new[] { 1, 2 }, "<a> & b").Title("right")
        );

        var styled = chart.Styled(figure => GenericChart.combine([figure, GenericChart.ofTraceObject(false, own)]));

        Assert.Equal(
            """
            Bar and line and box chart
              [left]
                3 points, x 1 .. 3, y 1 .. 3
              [right]
                <a> & b: 2 points, x <a>, b, y 1 .. 2
                R&D: 2 points
            """,
            styled.ToString(),
            ignoreLineEndingDifferences: true
        );
    }

    [Fact]
    public void Styled_ThenPutTogether_RefusesRatherThanLosesTheStyle()
    {
        var styled = Chart.Bar(Three, Three).Styled(figure => figure.WithSize(Width: 512));

        Assert.Throws<ArgumentException>(() => Chart.Grid(1, styled));
        Assert.Throws<ArgumentException>(() => Chart.Bar(Three, Three).With(styled));
        Assert.Throws<InvalidOperationException>(() => styled.Styled(_ => null!).ToPlotlyJson());
        Assert.Equal(
            512,
            Json(styled.With(Chart.Line(Three, Three))).GetProperty("layout").GetProperty("width").GetInt32()
        );
    }

    [Fact]
    public void ToPage_AnyChart_HoldsThePackagesPlotlyAndAsksNoNetwork()
    {
        var chart = Chart.Bar(new[] { "</script>" }, new[] { 1 }).Title("</title><img>");
        var styled = chart.Styled(Plotly.NET.Chart.withTitle("<b>bold</b></script>", null).Invoke);

        string page = styled.ToPage();

        Assert.Contains("plotly.js v2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("</title><img>", chart.ToPage(), StringComparison.Ordinal);
        Assert.Equal(page, styled.ToPage());
    }

    [RequiresChromiumFact]
    public void ToPage_OpenedInABrowser_DrawsTheFigure()
    {
        string dom = Chromium.DumpDom(Chart.Bar(new[] { "Räder" }, new[] { 1 }).Title("<b>Sales</b>").ToPage());

        Assert.Contains("main-svg", dom, StringComparison.Ordinal);
        Assert.Contains(">Räder</text>", dom, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Sales&lt;/b&gt;</text>", dom, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_NeedsPlotlyNet_ButNoNotebookEngine()
    {
        string[] needed = [.. typeof(Shop).Assembly.GetReferencedAssemblies().Select(each => each.Name!)];

        Assert.Contains("Plotly.NET", needed);
        Assert.DoesNotContain(
            needed.Concat(
                Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileNameWithoutExtension)
            ),
            name => name!.Contains("Interactive", StringComparison.OrdinalIgnoreCase)
        );
    }

    private static JsonElement Json(Chart chart) => JsonSerializer.Deserialize<JsonElement>(chart.ToPlotlyJson());
}
