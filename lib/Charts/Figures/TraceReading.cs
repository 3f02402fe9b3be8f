using Plotly.NET;

namespace EcommerceNotebooks.Charts.Figures;

/// <summary>What the static picture and the summary read of a trace.</summary>
internal static class TraceReading
{
    extension(Trace trace)
    {
        /// <summary>The kind of cell the trace stands in: traces of one cell share it.</summary>
        internal CellKind Cell =>
            trace.type switch
            {
                "bar" or "scatter" or "histogram" => CellKind.Cartesian,
                "heatmap" => CellKind.Heatmap,
                "funnel" => CellKind.Funnel,
                "scatter3d" => CellKind.Scene,
                "pie" => CellKind.Pie,
                "sankey" => CellKind.Sankey,
                "treemap" => CellKind.Treemap,
                _ => CellKind.Empty,
            };

        /// <summary>Whether the trace has one colour and an entry in the legend.</summary>
        internal bool IsSeries => trace.Cell is CellKind.Cartesian or CellKind.Funnel or CellKind.Scene;

        /// <summary>The word the text summary uses.</summary>
        internal string Word =>
            !trace.IsScatter ? trace.type
            : trace.IsBand ? "band"
            : trace.HasLine ? "line"
            : "scatter";

        /// <summary>How many points, slices or links the trace has.</summary>
        internal int Points =>
            trace switch
            {
                BandTrace band => band.PlaceCount,
                { type: "heatmap" } => trace.CountOf("x") * trace.CountOf("y"),
                { type: "sankey" } => trace.Inner("link")?.CountOf("value") ?? 0,
                _ => trace.CountOf("x", "y", "values", "labels", "r", "lat", "locations", "z"),
            };

        internal string? Name => trace.Text("name");

        internal bool IsBar => trace.type == "bar";

        internal bool IsScatter => trace.type == "scatter";

        internal bool IsBand => trace is BandTrace || trace.Get("fill") is not null;

        internal bool IsHorizontal => trace.IsBar && trace.Text("orientation") == "h";

        internal bool HasLine => trace.Text("mode")?.Contains("lines", StringComparison.Ordinal) ?? false;

        internal bool HasMarkers => trace.Text("mode")?.Contains("markers", StringComparison.Ordinal) ?? false;

        internal ChartValues X => trace.Values("x")!;

        internal ChartValues Y => trace.Values("y")!;

        internal ChartValues Z => trace.Values("z")!;

        internal ChartValues Places => trace.IsHorizontal ? trace.Y : trace.X;

        internal ChartValues Heights => trace.IsHorizontal ? trace.X : trace.Y;

        internal ChartValues Labels => trace.Values("labels")!;

        internal ChartValues Shares => trace.Values("values")!;

        /// <summary>A heatmap's values, a row per y.</summary>
        internal ChartValues[] Rows => (ChartValues[])trace.Get("z")!;

        /// <summary>How a heatmap's values are written; null chooses by the value.</summary>
        internal string? ValueFormat => trace.Text("zhoverformat");

        /// <summary>A heatmap's value as it is written in its cell.</summary>
        internal string Written(double value) => NumberFormat.Write(value, trace.ValueFormat);

        /// <summary>The distances from the values up and down to the ends of their intervals, or null.</summary>
        internal (ChartValues Up, ChartValues Down)? Error =>
            (trace.Inner("error_x") ?? trace.Inner("error_y")) is { } error
                ? (error.Values("array")!, error.Values("arrayminus")!)
                : null;
    }
}

/// <summary>The outline of a band, which has two points for each of its places.</summary>
internal sealed class BandTrace(int placeCount) : Trace2D("scatter")
{
    internal int PlaceCount { get; } = placeCount;
}
