using System.Collections.Immutable;
using System.Globalization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Turns a chart into a Plotly figure: numbers its axes and scenes, places its cells, colours its series.</summary>
internal sealed class FigureBuilder
{
    private readonly Chart chart;
    private readonly ChartColours colours;
    private readonly ImmutableArray<Trace>.Builder traces = ImmutableArray.CreateBuilder<Trace>();
    private readonly ImmutableArray<LayoutAnnotation>.Builder annotations =
        ImmutableArray.CreateBuilder<LayoutAnnotation>();
    private readonly Dictionary<string, object> numbered = [];
    private readonly HashSet<string> inLegend = new(StringComparer.Ordinal);
    private int axes;
    private int scenes;

    private FigureBuilder(Chart chart)
    {
        this.chart = chart;
        colours = new ChartColours(chart);
    }

    internal static Figure Build(Chart chart) => new FigureBuilder(chart).Build();

    private Figure Build()
    {
        for (int i = 0; i < chart.Cells.Length; i++)
        {
            AddCell(chart.Cells[i], FigureGrid.Place(chart, i));
        }

        return new Figure(
            traces.ToImmutable(),
            new Layout
            {
                Title = chart.Heading is { } heading ? new TitleText(heading) : null,
                Height = ChartFrame.Height(chart) + 40,
                Width = chart.FixedWidth,
                ShowLegend = colours.HasLegend || traces.Any(trace => trace is PieTrace { ShowLegend: true }),
                UniformText = traces.Any(trace => trace is PieTrace) ? new UniformText(10) : null,
                BarMode =
                    !traces.Any(trace => trace is BarTrace or HistogramTrace) ? null
                    : chart.Cells.Any(cell => cell.Stacked) ? "relative"
                    : "group",
                PlotColor = axes > 0 ? Layout.White : null,
                Margin = new Margin(60, 30, chart.Heading is null ? 40 : 70, 60),
                Annotations = annotations.Count == 0 ? null : annotations.ToImmutable(),
                Numbered = numbered,
            }
        );
    }

    private void AddCell(ChartCell cell, Domain place)
    {
        if (cell.Title is { } title)
        {
            annotations.Add(Note(title, (place.X[0] + place.X[1]) / 2, place.Y[1], "bottom", 14));
        }

        switch (cell.Kind)
        {
            case CellKind.Empty:
                annotations.Add(
                    Note(
                        cell.EmptyReason ?? "",
                        (place.X[0] + place.X[1]) / 2,
                        (place.Y[0] + place.Y[1]) / 2,
                        "middle",
                        14
                    )
                );
                if (chart.Cells.Length == 1)
                {
                    AddAxes(place, new Axis { Visible = false }, new Axis { Visible = false });
                }

                break;
            case CellKind.Cartesian or CellKind.Heatmap or CellKind.Funnel:
                AddAxisCell(cell, place);
                break;
            case CellKind.Scene:
                AddScene(cell, place);
                break;
            default:
                traces.AddRange(cell.Traces.Select(trace => InDomain(trace, place, alone: chart.Cells.Length == 1)));
                break;
        }
    }

    private void AddAxisCell(ChartCell cell, Domain place)
    {
        var x = cell.XPlan;
        var y = cell.YPlan;
        bool funnel = cell.Kind == CellKind.Funnel;
        (string xName, string yName) = AddAxes(place, FigureAxis.Of(x, funnel), FigureAxis.Of(y, funnel));
        for (int i = 0; i < cell.Traces.Length; i++)
        {
            var trace = FigureAxis.OnPlan(cell.Traces[i], x, y);
            traces.Add(
                trace switch
                {
                    HeatmapTrace map => map with
                    {
                        XAxis = xName,
                        YAxis = yName,
                        ColorBar = FigureGrid.ColourBar(map, place),
                    },
                    AxisTrace series => Coloured(series, i) with { XAxis = xName, YAxis = yName },
                    _ => trace,
                }
            );
        }

        annotations.AddRange(
            cell.Annotations.Select(note => new LayoutAnnotation
            {
                Text = note.Text,
                X = FigureAxis.Spot(x, note.X),
                Y = FigureAxis.Spot(y, note.Y),
                XRef = xName,
                YRef = yName,
                ShowArrow = true,
            })
        );
    }

    private void AddScene(ChartCell cell, Domain place)
    {
        string name = Numbered("scene", ++scenes);
        numbered[name] = new Scene(
            place,
            FigureAxis.Spatial(cell.X),
            FigureAxis.Spatial(cell.Y),
            FigureAxis.Spatial(cell.Z)
        );
        traces.AddRange(cell.Traces.Select((trace, i) => Coloured((Scatter3dTrace)trace, i) with { Scene = name }));
    }

    private (string X, string Y) AddAxes(Domain place, Axis x, Axis y)
    {
        axes++;
        (string xName, string yName) = (Numbered("x", axes), Numbered("y", axes));
        numbered[Numbered("xaxis", axes)] = x with { Domain = place.X, Anchor = yName };
        numbered[Numbered("yaxis", axes)] = y with { Domain = place.Y, Anchor = xName };
        return (xName, yName);
    }

    private T Coloured<T>(T trace, int place)
        where T : SeriesTrace
    {
        string colour = colours.Of(trace, place);
        SeriesTrace coloured = trace with
        {
            Marker = trace switch
            {
                Scatter3dTrace => new Marker(colour, Size: 4, Opacity: 0.8),
                BarTrace { Error: not null } => new Marker(colour, Opacity: Palette.BehindInterval),
                _ => new Marker(colour),
            },
            ShowLegend = trace.Name is { } name && inLegend.Add(name),
            LegendGroup = trace.Name,
        };
        return (T)(
            coloured switch
            {
                ScatterTrace { IsBand: true } band => band with
                {
                    Marker = null,
                    Line = new LineStyle(colour, 0),
                    FillColor = Palette.Faint(colour, Palette.OfBand),
                },
                ScatterTrace { HasLine: true } line => line with { Line = new LineStyle(colour, 2) },
                _ => coloured,
            }
        );
    }

    // The slices of one pie have the legend to themselves; in a grid their names stand on them.
    private Trace InDomain(Trace trace, Domain place, bool alone) =>
        trace switch
        {
            PieTrace pie => pie with
            {
                Domain = place,
                TextInfo = alone ? pie.TextInfo : "label+percent",
                ShowLegend = alone,
                Marker = new Marker(Colors: [.. pie.Labels.Texts.Select(colours.OfLabel)]),
            },
            IndicatorTrace indicator => indicator with { Domain = place },
            TableTrace table => table with { Domain = place },
            SankeyTrace sankey => sankey with { Domain = place },
            TreemapTrace map => map with
            {
                Domain = place,
                Marker = new Marker(Colors: [.. map.Labels.Select(colours.OfLabel)]),
            },
            _ => trace,
        };

    private static LayoutAnnotation Note(string text, double x, double y, string anchor, int size) =>
        new()
        {
            Text = text,
            X = new ChartValue(ChartValues.From([x], nameof(x))),
            Y = new ChartValue(ChartValues.From([y], nameof(y))),
            XRef = "paper",
            YRef = "paper",
            XAnchor = "center",
            YAnchor = anchor,
            Font = new Font(null, size),
        };

    private static string Numbered(string word, int number) =>
        number == 1 ? word : word + number.ToString(CultureInfo.InvariantCulture);
}
