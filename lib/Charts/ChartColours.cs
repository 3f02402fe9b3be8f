using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>Gives series their colours: a name has one colour in all cells, an unnamed series the colour of its place.</summary>
internal sealed class ChartColours
{
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);

    internal ChartColours(Chart chart)
    {
        foreach (var trace in chart.Cells.SelectMany(cell => cell.Traces).OfType<SeriesTrace>())
        {
            if (trace.Name is { } name)
            {
                byName.TryAdd(name, Palette.Of(byName.Count));
            }
        }

        HasLegend = chart.Cells.Any(cell =>
            cell.Traces.OfType<SeriesTrace>().Count(trace => trace.Name is not null) > 1
        );
    }

    /// <summary>Whether a legend is needed: some cell has more than one named series.</summary>
    internal bool HasLegend { get; }

    /// <summary>Names and colours in the order of the legend.</summary>
    internal IEnumerable<(string Name, string Colour)> Legend => byName.Select(pair => (pair.Key, pair.Value));

    internal string Of(Trace trace, int place) =>
        trace.Name is { } name && byName.TryGetValue(name, out string? colour) ? colour : Palette.Of(place);
}
