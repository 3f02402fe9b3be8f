using EcommerceNotebooks.Insights;
using Plotly.NET;

namespace Tests.Charts;

/// <summary>Bars of things without an order of their own stand with the largest first.</summary>
public class SortedBarsTests
{
    [Fact]
    public void EventTypes_ToChart_HasTheMostFrequentTypeOnTop()
    {
        var types = new EventTypes([new("view", 5, 0.25), new("cart", 12, 0.6), new("purchase", 3, 0.15)]);

        Assert.Equal(["cart", "view", "purchase"], Values(types.ToChart(), "y"));
    }

    [Fact]
    public void DataQuality_ToChart_HasTheLargestShareOnTop()
    {
        var quality = new DataQualityInsights([new("no brand", 1, 10, 0.1), new("no category", 4, 10, 0.4)]);

        Assert.Equal(["no category", "no brand"], Values(quality.ToChart(), "y"));
    }

    internal static object?[] Values(EcommerceNotebooks.Charts.Chart chart, string axis) =>
        [.. (IEnumerable<object?>)GenericChart.getTraces(chart.Figure)[0].GetPropertyValue(axis)];
}
