using System.Text.Json;
using System.Xml.Linq;
using EcommerceNotebooks.Charts;

namespace Tests.Charts;

/// <summary>What is seen of a chart beside its series: bands, colours of names, values in cells, the view of space.</summary>
public class ChartColourTests
{
    private static readonly int[] Three = [1, 2, 3];

    [Fact]
    public void Band_PlacesWithoutBothEnds_PartItIntoClosedOutlines()
    {
        var chart = Chart.Band(new[] { 1, 2, 3, 4 }, new double?[] { 1, null, 2, 3 }, new double?[] { 5, 6, 7, 8 });

        using var figure = JsonDocument.Parse(chart.ToPlotlyJson());
        var trace = figure.RootElement.GetProperty("data")[0];

        Assert.Equal("toself", trace.GetProperty("fill").GetString());
        Assert.Equal("[1,1,1,3,4,4,3,3]", trace.GetProperty("x").GetRawText());
        Assert.Equal("[1,5,null,2,3,8,7,null]", trace.GetProperty("y").GetRawText());
        Assert.Equal(
            2,
            XElement
                .Parse(chart.ToSvg())
                .Descendants()
                .Single(each => each.Name.LocalName == "path")
                .Attribute("d")!
                .Value.Count(letter => letter == 'Z')
        );
        Assert.Contains("4 points, x 1 .. 4, y 1 .. 8", chart.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            Chart.Band(Three, new double?[] { null, 1, null }, new double?[] { 1, null, 1 })
        );
        Assert.Throws<ArgumentException>(() => Chart.Band(Three, Three, new[] { 1, 2 }));
    }

    [Fact]
    public void ColoursOf_SameNames_GiveEachOneColourInAllKindsOfChart()
    {
        string[] names = ["Champions", "Loyal", "Lost"];
        string[] turned = ["Lost", "Loyal", "Champions"];
        var areas = Chart.Treemap(names, Three).ColoursOf(names);
        var ring = Chart.Pie(turned, Three).ColoursOf(names);
        var points = Chart
            .Scatter3d(Three, Three, Three, "Lost")
            .With(Chart.Scatter3d(Three, Three, Three, "Champions"))
            .ColoursOf(names);

        var colours = Colours(areas);

        Assert.Equal(3, colours.Values.Distinct().Count());
        Assert.Equal(colours.OrderBy(pair => pair.Key), Colours(ring).OrderBy(pair => pair.Key));
        Assert.All(
            Figure(points).GetProperty("data").EnumerateArray(),
            trace =>
                Assert.Equal(
                    colours[trace.GetProperty("name").GetString()!],
                    trace.GetProperty("marker").GetProperty("color").GetString()
                )
        );
        Assert.All(
            colours.Values,
            colour => Assert.Contains($"fill=\"{colour}\"", ring.ToSvg(), StringComparison.Ordinal)
        );
        Assert.Contains($"fill=\"{colours["Lost"]}\"", points.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain($"fill=\"{colours["Loyal"]}\"", points.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pie_MoreSlicesThanThePaletteHasColours_GivesEachItsOwn()
    {
        string[] names = [.. Enumerable.Range(0, 24).Select(i => $"segment {i}")];

        var colours = Colours(Chart.Pie(names, names.Select(_ => 1)));

        Assert.Equal(24, colours.Values.Distinct().Count());
        Assert.Equal(colours, Colours(Chart.Treemap(names, names.Select(_ => 1))));
    }

    [Fact]
    public void Scatter3d_AnyPoints_IsSeenAsACubeFromOutside()
    {
        var scene = Figure(Chart.Scatter3d(Three, Three, Three)).GetProperty("layout").GetProperty("scene");

        Assert.Equal("cube", scene.GetProperty("aspectmode").GetString());
        Assert.True(scene.GetProperty("camera").GetProperty("eye").GetProperty("x").GetDouble() > 1.25);
    }

    [Fact]
    public void Heatmap_CellsWithRoom_HoldTheirValues()
    {
        double?[][] values =
        [
            [0.1, 0.25, null],
            [0.5, 1, 0.13],
        ];
        var map = Chart.Heatmap(Three, new[] { "a", "b" }, values, "share", ".0%");

        using var figure = JsonDocument.Parse(map.ToPlotlyJson());
        var texts = XElement
            .Parse(map.ToSvg())
            .Descendants()
            .Where(each => each.Name.LocalName == "text" && each.Attribute("style") is not null)
            .Select(each => each.Value);

        Assert.Equal(
            """[["10%","25%",""],["50%","100%","13%"]]""",
            figure.RootElement.GetProperty("data")[0].GetProperty("text").GetRawText()
        );
        Assert.Equal(["10%", "25%", "50%", "100%", "13%"], texts);
        Assert.Throws<ArgumentException>(() => Chart.Heatmap(Three, new[] { "a" }, [Three], "n", "percent"));
    }

    [Fact]
    public void Heatmap_CellsWithoutRoom_AreLeftToTheirColours()
    {
        var many = Enumerable.Range(0, 60).ToArray();

        var svg = Chart
            .Heatmap(many, many, many.Select(row => many.Select(column => 12_345.678 * row * column)))
            .ToSvg();

        Assert.DoesNotContain(
            XElement.Parse(svg).Descendants(),
            each => each.Name.LocalName == "text" && each.Attribute("style") is not null
        );
    }

    private static Dictionary<string, string> Colours(Chart chart)
    {
        using var figure = JsonDocument.Parse(chart.ToPlotlyJson());
        var trace = figure.RootElement.GetProperty("data")[0];
        return trace
            .GetProperty("labels")
            .EnumerateArray()
            .Zip(trace.GetProperty("marker").GetProperty("colors").EnumerateArray())
            .ToDictionary(pair => pair.First.GetString()!, pair => pair.Second.GetString()!);
    }

    private static JsonElement Figure(Chart chart) => JsonDocument.Parse(chart.ToPlotlyJson()).RootElement.Clone();
}
