using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts;

/// <content>Kinds of chart that share no axes with others, and grids of charts.</content>
public sealed partial class Chart
{
    /// <summary>Shares of a whole, clockwise from the top; values are 0 or more and not all 0. The hole (0 to 0.9) makes a ring.</summary>
    public static Chart Pie<TLabel, TValue>(IEnumerable<TLabel> labels, IEnumerable<TValue> values, double hole = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hole);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hole, 0.9);
        (var names, var shares) = Pair(labels, nameof(labels), values, nameof(values), "pie");
        Require.NotNegative(shares.MustBeNumbers(nameof(values)), nameof(values), "pie");
        return shares.Numbers.Sum() > 0
            ? Of(
                FigureParts
                    .NewTrace("pie")
                    .With(
                        ("labels", names.AsCategories()),
                        ("values", shares),
                        ("hole", hole > 0 ? hole : null),
                        ("sort", false),
                        ("direction", "clockwise"),
                        ("textposition", "inside")
                    )
            )
            : throw new ArgumentException("A pie of nothing but zeros has no shares.", nameof(values));
    }

    /// <summary>Shares of a whole as areas, largest first; values are 0 or more and not all 0, and each label names one of them.</summary>
    public static Chart Treemap<TLabel, TValue>(IEnumerable<TLabel> labels, IEnumerable<TValue> values)
    {
        (var names, var shares) = Pair(labels, nameof(labels), values, nameof(values), "treemap");
        Require.NotNegative(shares.MustBeNumbers(nameof(values)), nameof(values), "treemap");
        var areas = names.AsCategories();
        if (areas.Texts.Distinct(StringComparer.Ordinal).Count() < areas.Count)
        {
            throw new ArgumentException("A treemap's labels must differ.", nameof(labels));
        }

        return shares.Numbers.Sum() > 0
            ? Of(
                FigureParts
                    .NewTrace("treemap")
                    .With(
                        ("labels", areas),
                        ("parents", areas.Select(_ => "").ToArray()),
                        ("values", shares),
                        ("textinfo", "label+value+percent root")
                    )
            )
            : throw new ArgumentException("A treemap of nothing but zeros has no areas.", nameof(values));
    }

    /// <summary>What is left at each stage, first stage on top, with each stage's percentage of the first; values are 0 or more.</summary>
    public static Chart Funnel<TStage, TValue>(
        IEnumerable<TStage> stages,
        IEnumerable<TValue> values,
        string? name = null
    )
    {
        (var names, var left) = Pair(stages, nameof(stages), values, nameof(values), "funnel");
        Require.NotNegative(left.MustBeNumbers(nameof(values)), nameof(values), "funnel");
        return Of(
            FigureParts
                .NewTrace("funnel", name)
                .With(
                    ("x", left),
                    ("y", names.AsCategories()),
                    ("orientation", "h"),
                    ("texttemplate", "%{value:,}<br>%{percentInitial:.1%}")
                )
        );
    }

    /// <summary>A colour per pair of x and y, with the value written where there is room: z has one row per y and in it one value per x; a missing value stays empty. The number format is that of <see cref="AxisOptions.TickFormat"/>.</summary>
    public static Chart Heatmap<TX, TY, TZ>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        IEnumerable<IEnumerable<TZ>> z,
        string? valueTitle = null,
        string? valueFormat = null
    )
    {
        ArgumentNullException.ThrowIfNull(z);
        _ = valueFormat is null ? null : NumberFormat.Parse(valueFormat);
        ChartValues across = ChartValues.From(x, nameof(x));
        ChartValues along = ChartValues.From(y, nameof(y));
        ChartValues[] rows = [.. z.Select(row => ChartValues.From(row, nameof(z)).MustBeNumbers(nameof(z)))];
        Require.SameLength((nameof(y), along.Count), ($"{nameof(z)}, in rows,", rows.Length));
        foreach (var row in rows)
        {
            Require.SameLength((nameof(x), across.Count), ($"a row of {nameof(z)}", row.Count));
        }

        if (rows.All(row => row.AllMissing))
        {
            throw new ArgumentException(
                "A heatmap needs at least one value; use Chart.Nothing to say why there is none.",
                nameof(z)
            );
        }

        return new Chart([
            new ChartCell
            {
                X = new AxisOptions { Scale = AxisScale.Category },
                Y = new AxisOptions { Scale = AxisScale.Category, Reversed = true },
                Traces =
                [
                    FigureParts
                        .NewTrace("heatmap", valueTitle)
                        .With(
                            ("x", across.AsCategories()),
                            ("y", along.AsCategories()),
                            ("z", rows),
                            // A template over z would write 0 into cells without a value.
                            ("text", rows.Select(row => Written(row, valueFormat)).ToArray()),
                            ("texttemplate", "%{text}"),
                            ("hoverinfo", "x+y+z"),
                            ("zhoverformat", valueFormat),
                            ("colorscale", Palette.Scale()),
                            ("hoverongaps", false)
                        ),
                ],
            },
        ]);
    }

    /// <summary>How often values fall into bins of equal width, each [start, end); bins = 0 chooses about as many as Sturges' rule (1926).</summary>
    public static Chart Histogram<T>(IEnumerable<T> values, string? name = null, int bins = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bins);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 1_000);
        var all = ChartValues.From(values, nameof(values)).MustBeNumbers(nameof(values));
        Require.SomePoints(all, nameof(values), "histogram");
        return Of(
            FigureParts
                .NewTrace("histogram", name)
                .With(("x", all), ("xbins", HistogramBins.For(all, bins).ToPlotly()), ("autobinx", false))
        );
    }

    /// <summary>Flows between named nodes, from left to right; a flow back to an earlier node is refused.</summary>
    public static Chart Sankey(IEnumerable<SankeyLink> links) => Of(SankeyTraces.From(links));

    /// <summary>Charts beside and below each other, row by row; each chart's title stands above its cell.</summary>
    public static Chart Grid(int columns, params Chart[] charts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(charts);
        if (charts.Length == 0 || charts.Any(chart => chart is not { Cells.Length: 1, Style: null }))
        {
            throw new ArgumentException(
                "A grid needs one or more charts, none of them null, itself a grid or already styled: style the grid.",
                nameof(charts)
            );
        }

        return new Chart([.. charts.Select(chart => chart.Cells[0] with { Title = chart.Heading })])
        {
            ColumnCount = Math.Min(columns, charts.Length),
        };
    }

    /// <summary>An empty drawing that says why there is nothing to draw.</summary>
    public static Chart Nothing(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Chart([new ChartCell { EmptyReason = reason }]);
    }

    private static string[] Written(ChartValues row, string? format) =>
        [.. row.Numbers.Select(value => double.IsNaN(value) ? "" : NumberFormat.Write(value, format))];
}
