namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Turns planned axes into Plotly's.</summary>
internal static class FigureAxis
{
    private const string Grid = "#e6e6e6";

    internal static Axis Of(AxisPlan plan, bool funnel)
    {
        var options = plan.Options;
        bool category = plan.Kind == AxisPlanKind.Category;
        return new Axis
        {
            Title = options.Title is { } title ? new TitleText(title) { Standoff = category ? 12 : null } : null,
            Type = plan.Kind switch
            {
                AxisPlanKind.Category => "category",
                AxisPlanKind.Log => "log",
                AxisPlanKind.Time => "date",
                _ => "linear",
            },
            // Plotly turns a funnel's stages by itself, and reads a range only where it is not told to find one.
            AutoRange = options.Reversed && options.From is null && !funnel ? "reversed" : null,
            Range = Range(plan),
            TickFormat = category ? null : options.TickFormat,
            CategoryOrder = category ? "array" : null,
            CategoryArray = category ? plan.Categories : null,
            AutoMargin = true,
            GridColor = category || funnel ? null : Grid,
            ShowGrid = category ? false : null,
            Visible = funnel && !category ? false : null,
        };
    }

    internal static Axis Spatial(AxisOptions options) =>
        new()
        {
            Title = new TitleText(options.Title ?? ""),
            Type = options.Scale == AxisScale.Log ? "log" : "linear",
            TickFormat = options.TickFormat,
        };

    /// <summary>The trace with numbers turned into categories where the plan asks for categories.</summary>
    internal static Trace OnPlan(Trace trace, AxisPlan x, AxisPlan y)
    {
        bool acrossTexts = x.Kind == AxisPlanKind.Category;
        bool upTexts = y.Kind == AxisPlanKind.Category;
        return trace switch
        {
            BarTrace bar => bar with { X = Texts(bar.X, acrossTexts), Y = Texts(bar.Y, upTexts) },
            ScatterTrace points => points with { X = Texts(points.X, acrossTexts), Y = Texts(points.Y, upTexts) },
            _ => trace,
        };
    }

    /// <summary>A remark's place; on a log axis Plotly asks for the logarithm.</summary>
    internal static ChartValue Spot(AxisPlan plan, ChartValues value) =>
        new(
            plan.Kind == AxisPlanKind.Log
                ? ChartValues.From([plan.Place(value, 0)], nameof(value))
                : Texts(value, plan.Kind == AxisPlanKind.Category)
        );

    private static ChartValues Texts(ChartValues values, bool wanted) => wanted ? values.AsCategories() : values;

    private static double[]? Range(AxisPlan plan)
    {
        if (plan.Ends is { } ends)
        {
            return plan.Options.Reversed ? [ends.High, ends.Low] : [ends.Low, ends.High];
        }

        if (plan.Options.From is not { } from || plan.Options.To is not { } to || plan.Kind == AxisPlanKind.Category)
        {
            return null;
        }

        (double low, double high) = plan.Kind == AxisPlanKind.Log ? (Math.Log10(from), Math.Log10(to)) : (from, to);
        return plan.Options.Reversed ? [high, low] : [low, high];
    }
}
