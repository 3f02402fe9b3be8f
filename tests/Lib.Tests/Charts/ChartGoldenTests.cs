using EcommerceNotebooks.Charts;
using Tests.Support;

namespace Tests.Charts;

/// <summary>Compares small charts with stored files. A wanted change is made by writing the new text into the file by hand.</summary>
public class ChartGoldenTests
{
    [Theory]
    [InlineData("bar_intervals")]
    [InlineData("bar_stacked")]
    [InlineData("funnel")]
    [InlineData("line_gaps")]
    [InlineData("pie")]
    public void Render_SmallChart_EqualsStoredFiles(string name)
    {
        var chart = ChartGallery.All[name];

        Assert.Equal(Stored(name + ".json"), chart.ToPlotlyJson());
        Assert.Equal(Stored(name + ".svg"), chart.ToSvg());
        Assert.Equal(Stored(name + ".txt"), chart.ToString());
    }

    private static string Stored(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Lib.Tests", "Charts", "golden", file))
            .ReplaceLineEndings("\n")
            .TrimEnd('\n');
}
