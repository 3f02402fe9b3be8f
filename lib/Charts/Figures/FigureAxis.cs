using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace EcommerceNotebooks.Charts.Figures;

/// <summary>Turns planned axes into Plotly's.</summary>
internal static class FigureAxis
{
    private const string Grid = "#e6e6e6";

    internal static LinearAxis Of(AxisPlan plan, bool funnel)
    {
        var options = plan.Options;
        bool category = plan.Kind == AxisPlanKind.Category;
        return new LinearAxis().With(
            // Without a distance long labels run into the title.
            ("title", FigureParts.Titled(options.Title)?.With(("standoff", category ? 12 : null))),
            (
                "type",
                plan.Kind switch
                {
                    AxisPlanKind.Category => "category",
                    AxisPlanKind.Log => "log",
                    AxisPlanKind.Time => "date",
                    _ => "linear",
                }
            ),
            // Plotly turns a funnel's stages by itself, and reads a range only where it is not told to find one.
            ("autorange", options.Reversed && options.From is null && !funnel ? "reversed" : null),
            ("range", Range(plan)),
            ("tickformat", category ? null : options.TickFormat),
            ("categoryorder", category ? "array" : null),
            ("categoryarray", category ? plan.Categories.Select(FigureParts.Shown).ToArray() : null),
            ("automargin", true),
            ("gridcolor", category || funnel ? null : Grid),
            ("showgrid", category ? false : null),
            ("visible", funnel && !category ? false : null)
        );
    }

    internal static LinearAxis Spatial(AxisOptions options) =>
        new LinearAxis().With(
            ("title", FigureParts.Titled(options.Title ?? "")),
            ("type", options.Scale == AxisScale.Log ? "log" : "linear"),
            ("tickformat", options.TickFormat)
        );

    /// <summary>A copy of the trace, numbers turned into categories where the plan asks for categories.</summary>
    internal static Trace OnPlan(Trace trace, AxisPlan x, AxisPlan y) =>
        trace.IsBar || trace.IsScatter
            ? trace.Copy().With(("x", Texts(trace.X, x)), ("y", Texts(trace.Y, y)))
            : trace.Copy();

    private static ChartValues Texts(ChartValues values, AxisPlan plan) =>
        plan.Kind == AxisPlanKind.Category ? values.AsCategories() : values;

    private static double[]? Range(AxisPlan plan)
    {
        (double Low, double High)? ends =
            plan.Ends is not null ? plan.Ends
            : plan.Options.From is not { } from || plan.Options.To is not { } to || plan.Kind == AxisPlanKind.Category
                ? null
            : plan.Kind == AxisPlanKind.Log ? (Math.Log10(from), Math.Log10(to))
            : (from, to);
        return ends is not { } range ? null
            : plan.Options.Reversed ? [range.High, range.Low]
            : [range.Low, range.High];
    }
}
