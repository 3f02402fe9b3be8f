using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts;

/// <summary>Puts intervals around the values of a series.</summary>
internal static class Intervals
{
    internal static Trace Around<TLow, THigh>(Trace trace, IEnumerable<TLow> lower, IEnumerable<THigh> upper)
    {
        var low = ChartValues.From(lower, nameof(lower)).MustBeNumbers(nameof(lower));
        var high = ChartValues.From(upper, nameof(upper)).MustBeNumbers(nameof(upper));
        var values =
            trace.IsBar ? trace.Heights
            : trace.IsScatter ? trace.Y
            : throw new InvalidOperationException($"A {trace.Word} chart carries no intervals.");
        Require.SameLength((nameof(lower), low.Count), (nameof(upper), high.Count), ("values", values.Count));
        var up = Distances(values, high, 1, nameof(upper));
        var down = Distances(values, low, -1, nameof(lower));
        var bars = new Error().With(
            ("array", up),
            ("arrayminus", down),
            ("type", "data"),
            ("symmetric", false),
            ("color", Palette.Neutral),
            ("thickness", 1.5)
        );
        return trace.Copy().With((trace.IsHorizontal ? "error_x" : "error_y", bars));
    }

    private static ChartValues Distances(ChartValues values, ChartValues ends, int sign, string parameter)
    {
        // A computed end may lie on the wrong side of its value by rounding alone.
        const double rounding = 1e-9;
        return ChartValues.From(
            values.Numbers.Select(
                (value, i) =>
                {
                    double distance = (ends.Numbers[i] - value) * sign;
                    return distance < -rounding * Math.Max(1, Math.Abs(value))
                        ? throw new ArgumentException(
                            $"The {parameter} end {ends.Numbers[i]} lies on the wrong side of {value}.",
                            parameter
                        )
                        : Math.Max(0, distance);
                }
            ),
            parameter
        );
    }
}
