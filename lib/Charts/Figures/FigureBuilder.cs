using System.Globalization;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts.Figures;

/// <summary>Turns a chart into a Plotly figure: numbers its axes and scenes, places its cells, colours copies of its traces.</summary>
internal sealed class FigureBuilder
{
    private const string White = "#ffffff";

    private readonly Chart chart;
    private readonly ChartColours colours;
    private readonly List<Trace> traces = [];
    private readonly List<Annotation> annotations = [];
    private readonly Dictionary<string, object> numbered = [];
    private readonly HashSet<string> inLegend = new(StringComparer.Ordinal);
    private int axes;
    private int scenes;

    private FigureBuilder(Chart chart)
    {
        this.chart = chart;
        colours = new ChartColours(chart);
    }

    internal static GenericChart Build(Chart chart) => new FigureBuilder(chart).Build();

    private GenericChart Build()
    {
        for (int i = 0; i < chart.Cells.Length; i++)
        {
            AddCell(chart.Cells[i], FigureGrid.Place(chart, i));
        }

        return GenericChart.setLayout(Layout(), GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces)));
    }

    private Layout Layout()
    {
        var layout = new Layout().With(
            ("title", FigureParts.Titled(chart.Heading)),
            ("height", ChartFrame.Height(chart) + 40),
            ("width", chart.FixedWidth),
            (
                "showlegend",
                colours.HasLegend || traces.Any(trace => trace.type == "pie" && trace.Get("showlegend") is true)
            ),
            (
                "barmode",
                !traces.Any(trace => trace.IsBar || trace.type == "histogram") ? null
                : chart.Cells.Any(cell => cell.Stacked) ? "relative"
                : "group"
            ),
            // Texts that would have to be smaller than this to fit are hidden.
            (
                "uniformtext",
                traces.Any(trace => trace.type == "pie")
                    ? new UniformText().With(("minsize", 10), ("mode", "hide"))
                    : null
            ),
            ("colorway", Palette.Series.ToArray()),
            ("paper_bgcolor", White),
            ("plot_bgcolor", axes > 0 ? White : null),
            ("font", Font(12, Palette.Text)),
            ("margin", new Margin().With(("l", 60), ("r", 30), ("t", chart.Heading is null ? 40 : 70), ("b", 60))),
            ("annotations", annotations.Count == 0 ? null : annotations.ToArray())
        );
        return layout.With([.. numbered.Select(each => (each.Key, (object?)each.Value))]);
    }

    private void AddCell(ChartCell cell, FigurePlace place)
    {
        if (cell.Title is { } title)
        {
            annotations.Add(Note(title, place.MiddleX, place.Top, "bottom"));
        }

        switch (cell.Kind)
        {
            case CellKind.Empty:
                annotations.Add(Note(cell.EmptyReason ?? "", place.MiddleX, place.MiddleY, "middle"));
                if (chart.Cells.Length == 1)
                {
                    AddAxes(
                        place,
                        new LinearAxis().With(("visible", false)),
                        new LinearAxis().With(("visible", false))
                    );
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

    private void AddAxisCell(ChartCell cell, FigurePlace place)
    {
        var x = cell.XPlan;
        var y = cell.YPlan;
        bool funnel = cell.Kind == CellKind.Funnel;
        (string xName, string yName) = AddAxes(place, FigureAxis.Of(x, funnel), FigureAxis.Of(y, funnel));
        for (int i = 0; i < cell.Traces.Length; i++)
        {
            var trace = FigureAxis.OnPlan(cell.Traces[i], x, y).With(("xaxis", xName), ("yaxis", yName));
            traces.Add(
                cell.Kind == CellKind.Heatmap ? trace.With(("colorbar", place.ColourBar(trace))) : Coloured(trace, i)
            );
        }
    }

    // Axes equally long, and seen from so far that their titles are inside the picture.
    private void AddScene(ChartCell cell, FigurePlace place)
    {
        string name = Numbered("scene", ++scenes);
        var camera = new Camera().With(
            ("eye", new CameraEye().With(("x", 1.6), ("y", 1.6), ("z", 1.0))),
            ("center", new CameraCenter().With(("x", 0), ("y", 0), ("z", -0.15)))
        );
        numbered[name] = new Scene().With(
            ("domain", place.ToDomain()),
            ("xaxis", FigureAxis.Spatial(cell.X)),
            ("yaxis", FigureAxis.Spatial(cell.Y)),
            ("zaxis", FigureAxis.Spatial(cell.Z)),
            ("aspectmode", "cube"),
            ("camera", camera)
        );
        traces.AddRange(cell.Traces.Select((trace, i) => Coloured(trace.Copy(), i).With(("scene", name))));
    }

    private (string X, string Y) AddAxes(FigurePlace place, LinearAxis x, LinearAxis y)
    {
        axes++;
        (string xName, string yName) = (Numbered("x", axes), Numbered("y", axes));
        numbered[Numbered("xaxis", axes)] = x.With(("domain", place.X), ("anchor", yName));
        numbered[Numbered("yaxis", axes)] = y.With(("domain", place.Y), ("anchor", xName));
        return (xName, yName);
    }

    private Trace Coloured(Trace trace, int place)
    {
        string colour = colours.Of(trace, place);
        trace.With(("showlegend", trace.Name is { } name && inLegend.Add(name)), ("legendgroup", trace.Get("name")));
        if (trace.IsBand)
        {
            return trace.With(
                ("line", new Line().With(("color", colour), ("width", 0))),
                ("fillcolor", Palette.Faint(colour, Palette.OfBand))
            );
        }

        bool inSpace = trace.Cell == CellKind.Scene;
        return trace.With(
            (
                "marker",
                new Marker().With(
                    ("color", colour),
                    ("size", inSpace ? 4 : null),
                    (
                        "opacity",
                        inSpace ? 0.8
                        : trace.IsBar && trace.Error is not null ? Palette.BehindInterval
                        : null
                    )
                )
            ),
            ("line", trace.IsScatter && trace.HasLine ? new Line().With(("color", colour), ("width", 2)) : null)
        );
    }

    // The slices of one pie have the legend to themselves; in a grid their names stand on them.
    private Trace InDomain(Trace trace, FigurePlace place, bool alone)
    {
        var placed = trace.Copy().With(("domain", place.ToDomain()));
        if (trace.type is "pie" or "treemap")
        {
            placed.With(
                ("marker", new Marker().With(("colors", trace.Labels.Texts.Select(colours.OfLabel).ToArray())))
            );
        }

        return trace.type == "pie"
            ? placed.With(("textinfo", alone ? "percent" : "label+percent"), ("showlegend", alone))
            : placed;
    }

    private static Annotation Note(string text, double x, double y, string anchor) =>
        new Annotation().With(
            ("text", FigureParts.Shown(text)),
            ("x", x),
            ("y", y),
            ("xref", "paper"),
            ("yref", "paper"),
            ("xanchor", "center"),
            ("yanchor", anchor),
            ("showarrow", false),
            ("font", Font(14))
        );

    // The figure's own colour is left to a page with a theme.
    private static Font Font(int size, string? colour = null) => new Font().With(("color", colour), ("size", size));

    private static string Numbered(string word, int number) =>
        number == 1 ? word : word + number.ToString(CultureInfo.InvariantCulture);
}
