using CSharpKernel.Formatting;
using Plotly.NET;

namespace Tests.Kernel.Formatting;

public class PlotlyNetChartTests
{
    [Fact]
    public void Format_ChartOfPlotlyNet_GivesItsJsonAndText()
    {
        var chart = Plotly.NET.CSharp.Chart.Bar<int, string, string>([3, 1], Keys: new[] { "a", "b" });

        var bundle = ValueFormatter.Format(Plotly.NET.Chart.withTitle("Sales", null).Invoke(chart));

        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], bundle.Entries.Keys);
        Assert.Equal("bar", bundle.Entries["application/vnd.plotly.v1+json"]["data"]![0]!["type"]!.GetValue<string>());
        Assert.Equal("Plotly.NET chart \"Sales\": bar", bundle.Text("text/plain"));
    }

    [Fact]
    public void Format_ChartsCombined_NamesEveryTrace()
    {
        GenericChart[] charts =
        [
            GenericChart.ofTraceObject(false, new Trace2D("scatter")),
            GenericChart.ofTraceObject(false, new Trace2D("box")),
        ];

        Assert.Equal(
            "Plotly.NET chart: scatter, box",
            ValueFormatter.Format(GenericChart.combine(charts)).Text("text/plain")
        );
    }
}
