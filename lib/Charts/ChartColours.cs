using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <summary>Gives series their colours: a name has one colour in all cells, an unnamed series the colour of its place; bands are grey behind the lines they belong to.</summary>
internal sealed class ChartColours
{
    private readonly Chart chart;
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);

    internal ChartColours(Chart chart)
    {
        this.chart = chart;
        var next = 0;
        foreach (var trace in chart.Cells.SelectMany(cell => cell.Traces).Where(trace => trace.IsSeries))
        {
            if (trace.Name is { } name && !byName.ContainsKey(name))
            {
                byName.Add(name, trace.IsBand ? Palette.Neutral : OfLabel(name, next++));
            }
        }

        HasLegend = chart.Cells.Any(cell => cell.Traces.Count(trace => trace.IsSeries && trace.Name is not null) > 1);
    }

    /// <summary>Whether a legend is needed: some cell has more than one named series.</summary>
    internal bool HasLegend { get; }

    /// <summary>Names and colours in the order of the legend.</summary>
    internal IEnumerable<(string Name, string Colour)> Legend => byName.Select(pair => (pair.Key, pair.Value));

    internal string Of(Trace trace, int place) =>
        trace.Name is { } name && byName.TryGetValue(name, out string? colour) ? colour
        : trace.IsBand ? Palette.Neutral
        : Palette.Of(place);

    /// <summary>The colour of a name: its place in the chart's order of names, or the place given where it has none there.</summary>
    internal string OfLabel(string name, int place)
    {
        int order = chart.ColourNames.IndexOf(name);
        return Palette.Of(order >= 0 ? order : place);
    }
}
