using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <summary>Says in words what a chart shows.</summary>
internal static class ChartSummary
{
    private const int NamedCategories = 3;

    internal static string Write(Chart chart)
    {
        (string? title, var cells) = chart.Style is null ? (chart.Heading, chart.Cells) : Styled(chart);
        var text = new StringBuilder();
        string kinds = string.Join(
            " and ",
            cells.SelectMany(cell => cell.Traces).Select(trace => trace.Word).Distinct().DefaultIfEmpty("empty")
        );
        text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(kinds[0])}{kinds.AsSpan(1)} chart");
        text.Append(title is { } heading ? $": {heading}" : "");
        bool grid = cells.Length > 1;
        foreach (var cell in cells)
        {
            if (grid)
            {
                text.Append("\n  [").Append(cell.Title ?? cell.Kind.ToString()).Append(']');
            }

            foreach (string line in Lines(cell))
            {
                text.Append('\n').Append(' ', grid ? 4 : 2).Append(line);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(ChartCell cell)
    {
        if (cell.EmptyReason is { } reason)
        {
            yield return reason;
        }

        foreach (var trace in cell.Traces)
        {
            string name = trace.Name is { } given ? $"{given}: " : "";
            yield return name + Describe(trace);
        }
    }

    // The figure's own title and traces, those of the cells in their order; what a style added stands in the last cell.
    private static (string? Title, ImmutableArray<ChartCell> Cells) Styled(Chart chart)
    {
        var figure = chart.Figure;
        var layout = GenericChart.getLayout(figure);
        Trace[] traces = [.. GenericChart.getTraces(figure)];
        var cells = chart.Cells.ToBuilder();
        for (int i = 0, from = 0; i < cells.Count; from += chart.Cells[i++].Traces.Length)
        {
            int count = i == cells.Count - 1 ? traces.Length : cells[i].Traces.Length;
            cells[i] = cells[i] with { Traces = [.. traces.Skip(from).Take(count)] };
        }

        return (layout.Inner("title")?.Text("text") ?? layout.Text("title"), cells.ToImmutable());
    }

    private static string Describe(Trace trace) =>
        trace.type switch
        {
            "bar" or "scatter" when Has(trace, "x", "y") => $"{Points(trace)}, x {Range(trace.X)}, y {Range(trace.Y)}",
            "scatter3d" when Has(trace, "x", "y", "z") =>
                $"{Points(trace)}, x {Range(trace.X)}, y {Range(trace.Y)}, z {Range(trace.Z)}",
            "histogram" when Has(trace, "x") && trace.Inner("xbins") is not null => Bins(trace),
            "pie" or "treemap" when Has(trace, "labels", "values") => Shares(
                trace.Labels.Texts,
                trace.Shares.Numbers,
                trace.Shares.Numbers.Sum()
            ),
            "funnel" when Has(trace, "x", "y") => Shares(trace.Y.Texts, trace.X.Numbers, trace.X.Numbers[0]),
            "heatmap" when trace.Get("z") is ChartValues[] rows && Has(trace, "x", "y") =>
                $"{trace.X.Count} x {trace.Y.Count} cells, x {Range(trace.X)}, y {Range(trace.Y)}, values {Range(rows.SelectMany(row => row.Numbers))}",
            "sankey" when trace.Inner("link") is { } link && Has(link, "value") =>
                $"{trace.Inner("node")?.CountOf("label")} nodes, {trace.Points} links, values {Range(link.Values("value")!.Numbers)}",
            _ => Points(trace),
        };

    // A style may put lists of its own in place of the chart's.
    private static bool Has(DynamicObj.DynamicObj part, params string[] names) =>
        names.All(name => part.Values(name) is not null);

    private static string Bins(Trace histogram)
    {
        var bins = HistogramBins.Of(histogram);
        return $"{Points(histogram)} in {bins.Count} bins of {ChartValues.NumberText(bins.Size)}, x {Range(histogram.X)}";
    }

    private static string Shares(IReadOnlyList<string> names, IReadOnlyList<double> values, double whole) =>
        string.Join(
            "; ",
            values.Select((value, i) => $"{names[i]} {ChartValues.NumberText(value)} ({Percent(value, whole)})")
        );

    internal static string Percent(double value, double whole) =>
        whole > 0 ? (value / whole * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "no share";

    private static string Points(Trace trace) =>
        trace.Points == 1 ? "1 point" : $"{trace.Points.ToString("N0", CultureInfo.InvariantCulture)} points";

    private static string Range(ChartValues values)
    {
        if (values.Kind == ChartValueKind.Category)
        {
            string[] names = [.. values.Texts.Distinct()];
            string more = names.Length > NamedCategories ? $", ... {names.Length - NamedCategories} more" : "";
            return string.Join(", ", names.Take(NamedCategories)) + more;
        }

        return values.Kind == ChartValueKind.Time ? Range(values.Numbers, ChartValues.TimeText) : Range(values.Numbers);
    }

    private static string Range(IEnumerable<double> values) => Range(values, ChartValues.NumberText);

    private static string Range(IEnumerable<double> values, Func<double, string> write)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        return known.Length == 0 ? "none" : $"{write(known.Min())} .. {write(known.Max())}";
    }
}
