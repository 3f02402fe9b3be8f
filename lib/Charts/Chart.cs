using System.Collections.Immutable;
using EcommerceNotebooks.Charts.Figures;
using EcommerceNotebooks.Charts.Svg;
using EcommerceNotebooks.Display;
using Newtonsoft.Json;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <summary>
/// A figure, immutable, on Plotly.NET: interactive where the notebook can draw it, a static picture that needs no network
/// everywhere else, and a summary as text.
/// </summary>
[TypeFormatterSource(
    typeof(ChartFormatters),
    PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.PlainText]
)]
public sealed partial class Chart
{
    private static readonly JsonSerializerSettings AsScript = new()
    {
        StringEscapeHandling = StringEscapeHandling.EscapeHtml,
    };

    internal Chart(ImmutableArray<ChartCell> cells)
    {
        Cells = cells;
    }

    private Chart(Chart other)
    {
        Cells = other.Cells;
        Heading = other.Heading;
        ColumnCount = other.ColumnCount;
        FixedWidth = other.FixedWidth;
        FixedHeight = other.FixedHeight;
        ColourNames = other.ColourNames;
        Style = other.Style;
    }

    internal ImmutableArray<ChartCell> Cells { get; private init; }

    internal string? Heading { get; private init; }

    internal int ColumnCount { get; private init; } = 1;

    internal int RowCount => (Cells.Length + ColumnCount - 1) / ColumnCount;

    internal int? FixedWidth { get; private init; }

    internal int? FixedHeight { get; private init; }

    /// <summary>Names in the order of the palette.</summary>
    internal ImmutableArray<string> ColourNames { get; private init; } = [];

    /// <summary>What is done to the figure before it is shown, or null.</summary>
    internal Func<GenericChart, GenericChart>? Style { get; private init; }

    /// <summary>The chart as Plotly.NET's own, a new one each time, to be styled, combined or saved with all that Plotly.NET offers.</summary>
    /// <exception cref="InvalidOperationException">A style gave no figure.</exception>
    public GenericChart Figure =>
        Style is not { } style
            ? FigureBuilder.Build(this)
            : style(FigureBuilder.Build(this)) ?? throw new InvalidOperationException("The style gave no figure.");

    /// <summary>The same chart whose figure is what Plotly.NET's methods make of it, such as <c>figure => figure.WithSize(900, 400)</c>; the static picture stays that of the data.</summary>
    public Chart Styled(Func<GenericChart, GenericChart> style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var before = Style;
        return new Chart(this) { Style = before is null ? style : figure => style(before(figure)) };
    }

    /// <summary>The same chart under a title.</summary>
    public Chart Title(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return new Chart(this) { Heading = title };
    }

    /// <summary>The same chart with a titled x axis; see <see cref="AxisOptions"/> for the number format.</summary>
    public Chart XAxis(string title, string? tickFormat = null, bool log = false) =>
        XAxis(Only().X with { Title = title, TickFormat = tickFormat, Scale = log ? AxisScale.Log : Only().X.Scale });

    /// <summary>The same chart with a titled y axis; see <see cref="AxisOptions"/> for the number format.</summary>
    public Chart YAxis(string title, string? tickFormat = null, bool log = false) =>
        YAxis(Only().Y with { Title = title, TickFormat = tickFormat, Scale = log ? AxisScale.Log : Only().Y.Scale });

    /// <summary>The same chart with this x axis.</summary>
    public Chart XAxis(AxisOptions axis) => WithCell(Only() with { X = Given(axis) });

    /// <summary>The same chart with this y axis.</summary>
    public Chart YAxis(AxisOptions axis) => WithCell(Only() with { Y = Given(axis) });

    /// <summary>The same chart with this z axis; only points in space have one.</summary>
    public Chart ZAxis(AxisOptions axis) => WithCell(Only() with { Z = Given(axis) });

    /// <summary>The series of both charts on this chart's axes; both must be of kinds that share axes.</summary>
    public Chart With(Chart other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var mine = Only();
        var theirs = other.Only();
        if (other.Style is not null)
        {
            throw new ArgumentException("Style the chart after its series are together.", nameof(other));
        }

        if (mine.Kind != theirs.Kind || mine.Kind is not (CellKind.Cartesian or CellKind.Scene))
        {
            throw new ArgumentException(
                $"A {theirs.Kind} chart cannot be drawn on the axes of a {mine.Kind} chart; use Chart.Grid.",
                nameof(other)
            );
        }

        if (
            mine.Traces.Concat(theirs.Traces)
                .Where(trace => trace.IsBar)
                .Select(bar => bar.IsHorizontal)
                .Distinct()
                .Count() > 1
        )
        {
            throw new ArgumentException("Upright and horizontal bars cannot share axes.", nameof(other));
        }

        return WithCell(mine with { Traces = mine.Traces.AddRange(theirs.Traces) });
    }

    /// <summary>The same chart with its bars on top of each other instead of side by side.</summary>
    public Chart Stacked() => WithCell(Only() with { Stacked = true });

    /// <summary>The same chart with intervals around the last added bars or points: their lower and upper ends, a missing end drawing none.</summary>
    public Chart ErrorBars<TLow, THigh>(IEnumerable<TLow> lower, IEnumerable<THigh> upper)
    {
        var cell = Only();
        var last =
            cell.Traces.LastOrDefault()
            ?? throw new InvalidOperationException("An empty chart has no series to carry intervals.");
        return WithCell(
            cell with
            {
                Traces = cell.Traces.SetItem(cell.Traces.Length - 1, Intervals.Around(last, lower, upper)),
            }
        );
    }

    /// <summary>The same chart, where series, slices and areas of these names take the palette's colours in this order, drawn or not: a name has one colour in all charts that are given the same names.</summary>
    public Chart ColoursOf(IEnumerable<string> names) => new(this) { ColourNames = [.. names] };

    /// <summary>The same chart in this many pixels (200 to 4000); a null width fills the page.</summary>
    public Chart Size(int? width, int height)
    {
        foreach (int side in new[] { width ?? 200, height })
        {
            if (side is < 200 or > 4000)
            {
                throw new ArgumentOutOfRangeException(nameof(height), side, "A chart's sides are 200 to 4000 pixels.");
            }
        }

        return new Chart(this) { FixedWidth = width, FixedHeight = height };
    }

    /// <summary>The figure as Plotly reads it; the same chart always gives the same text.</summary>
    // GenericChart.toJson begins with its HTML writer, which a notebook engine with another FSharp.Core cannot load.
    public string ToPlotlyJson() => JsonConvert.SerializeObject(GenericChart.toChartDTO(Figure));

    /// <summary>The interactive figure as a page that needs no network: the package's plotly.js is inside it.</summary>
    public string ToPage()
    {
        var library = typeof(GenericChart).Assembly;
        string name = library
            .GetManifestResourceNames()
            .Single(each => each.EndsWith(".min.js", StringComparison.Ordinal));
        using var script = new StreamReader(library.GetManifestResourceStream(name)!);
        string figure = JsonConvert.SerializeObject(GenericChart.toChartDTO(Figure), AsScript);
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{SvgWriter.Escape(ToString().Split('\n')[0])}</title>
            <script>{script.ReadToEnd()}</script></head>
            <body><div id="figure"></div>
            <script>const figure = {figure};
            Plotly.newPlot("figure", figure.data, figure.layout, figure.config);</script></body></html>
            """;
    }

    /// <summary>The chart as a static SVG picture with a title and a description for screen readers.</summary>
    public string ToSvg() => ChartSvg.Render(this);

    /// <summary>The static picture as an HTML fragment that needs no network and follows the page's colours.</summary>
    public string ToHtml() => $"<div class=\"en-chart\">{ToSvg()}</div>";

    /// <summary>What the chart shows, as text: kind, series, number of points, ranges.</summary>
    public override string ToString() => ChartSummary.Write(this);

    private ChartCell Only() =>
        Cells.Length == 1
            ? Cells[0]
            : throw new InvalidOperationException("Change the charts before they are put into a grid.");

    private static AxisOptions Given(AxisOptions axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return axis.Checked(nameof(axis));
    }

    // Planning the axes here refuses a mix of values at the call that makes it, not when the chart is shown.
    private Chart WithCell(ChartCell cell)
    {
        if (cell.HasAxes)
        {
            _ = (cell.XPlan, cell.YPlan);
        }

        return new Chart(this) { Cells = [cell] };
    }
}
