using System.Globalization;
using System.Text;
using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>Says in words what a chart shows.</summary>
internal static class ChartSummary
{
    private const int NamedCategories = 3;

    internal static string Write(Chart chart)
    {
        var text = new StringBuilder();
        string kinds = string.Join(
            " and ",
            chart.Cells.SelectMany(cell => cell.Traces).Select(trace => trace.Word).Distinct().DefaultIfEmpty("empty")
        );
        text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(kinds[0])}{kinds.AsSpan(1)} chart");
        text.Append(chart.Heading is { } heading ? $": {heading}" : "");
        bool grid = chart.Cells.Length > 1;
        foreach (var cell in chart.Cells)
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

        foreach (var note in cell.Annotations)
        {
            yield return $"note at {note.X.Text(0)}, {note.Y.Text(0)}: {note.Text}";
        }
    }

    private static string Describe(Trace trace) =>
        trace switch
        {
            BarTrace bar => $"{Points(bar)}, x {Range(bar.X)}, y {Range(bar.Y)}",
            ScatterTrace points => $"{Points(points)}, x {Range(points.X)}, y {Range(points.Y)}",
            Scatter3dTrace points => $"{Points(points)}, x {Range(points.X)}, y {Range(points.Y)}, z {Range(points.Z)}",
            HistogramTrace histogram =>
                $"{Points(histogram)} in {histogram.XBins.Count} bins of {ChartValues.NumberText(histogram.XBins.Size)}, x {Range(histogram.X)}",
            PieTrace pie => Shares(pie.Labels.Texts, pie.Values.Numbers, pie.Values.Numbers.Sum()),
            TreemapTrace map => Shares(map.Labels, map.Values.Numbers, map.Values.Numbers.Sum()),
            FunnelTrace funnel => Shares(funnel.Y.Texts, funnel.X.Numbers, funnel.X.Numbers[0]),
            HeatmapTrace map =>
                $"{map.X.Count} x {map.Y.Count} cells, x {Range(map.X)}, y {Range(map.Y)}, values {Range(map.Z.SelectMany(row => row.Numbers))}",
            IndicatorTrace indicator => Indicator(indicator),
            TableTrace table => $"{table.Points} rows x {table.Cells.Values.Length} columns",
            SankeyTrace sankey =>
                $"{sankey.Node.Label.Length} nodes, {sankey.Link.Value.Length} links, values {Range(sankey.Link.Value)}",
            _ => Points(trace),
        };

    private static string Shares(IReadOnlyList<string> names, IReadOnlyList<double> values, double whole) =>
        string.Join(
            "; ",
            values.Select((value, i) => $"{names[i]} {ChartValues.NumberText(value)} ({Percent(value, whole)})")
        );

    internal static string Percent(double value, double whole) =>
        whole > 0 ? (value / whole * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "no share";

    internal static string Indicator(IndicatorTrace indicator)
    {
        string value =
            indicator.Value is not { } number ? "not known"
            : indicator.Number.ValueFormat is { } format ? NumberFormat.Parse(format).Format(number)
            : ChartValues.NumberText(number);
        string delta = indicator.Delta is { } change ? $" (reference {ChartValues.NumberText(change.Reference)})" : "";
        return $"{indicator.Title?.Text} = {value}{indicator.Number.Suffix}{delta}";
    }

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
