using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>Puts intervals around the values of a series.</summary>
internal static class Intervals
{
    internal static Trace Around<TLow, THigh>(Trace trace, IEnumerable<TLow> lower, IEnumerable<THigh> upper)
    {
        var low = ChartValues.From(lower, nameof(lower)).MustBeNumbers(nameof(lower));
        var high = ChartValues.From(upper, nameof(upper)).MustBeNumbers(nameof(upper));
        var values = trace switch
        {
            BarTrace bar => bar.Heights,
            ScatterTrace points => points.Y,
            _ => throw new InvalidOperationException($"A {trace.Word} chart carries no intervals."),
        };
        Require.SameLength((nameof(lower), low.Count), (nameof(upper), high.Count), ("values", values.Count));
        var up = Distances(values, high, 1, nameof(upper));
        var down = Distances(values, low, -1, nameof(lower));
        var bars = new ErrorBar(up, down);
        return trace switch
        {
            BarTrace { IsHorizontal: true } bar => bar with { ErrorX = bars },
            BarTrace bar => bar with { ErrorY = bars },
            _ => (ScatterTrace)trace with { ErrorY = bars },
        };
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
