using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Works out the bars of a cell: side by side or stacked, and the bins of histograms.</summary>
internal static class Bars
{
    private const double Filled = 0.8;

    internal static IReadOnlyList<Bar> Of(ChartCell cell, AxisPlan x, AxisPlan y, ChartColours colours)
    {
        var bars = new List<Bar>();
        Trace[] series = [.. cell.Traces.Where(trace => trace.IsBar)];
        if (series.Length > 0)
        {
            bool horizontal = series[0].IsHorizontal;
            var places = horizontal ? y : x;
            double width = Filled * Spacing(series, places);
            var tops = new Dictionary<double, (double Up, double Down)>();
            for (int i = 0; i < series.Length; i++)
            {
                string colour = colours.Of(series[i], cell.Traces.IndexOf(series[i]));
                (double offset, double share) = cell.Stacked
                    ? (0, width)
                    : (i * width / series.Length, width / series.Length);
                bars.AddRange(
                    Series(
                        series[i],
                        places,
                        horizontal ? x : y,
                        offset - (width / 2),
                        share,
                        cell.Stacked ? tops : null,
                        colour
                    )
                );
            }
        }

        for (int i = 0; i < cell.Traces.Length; i++)
        {
            if (cell.Traces[i] is { type: "histogram" } histogram)
            {
                bars.AddRange(Bins(histogram, y, colours.Of(histogram, i)));
            }
        }

        return bars;
    }

    private static IEnumerable<Bar> Series(
        Trace trace,
        AxisPlan places,
        AxisPlan values,
        double offset,
        double width,
        Dictionary<double, (double Up, double Down)>? stack,
        string colour
    )
    {
        bool log = values.Kind == AxisPlanKind.Log;
        for (int i = 0; i < trace.Points; i++)
        {
            double place = places.Place(trace.Places, i);
            double value = trace.Heights.Numbers[i];
            if (double.IsNaN(place) || double.IsNaN(value))
            {
                continue;
            }

            double from = 0;
            if (stack is not null)
            {
                (double up, double down) = stack.GetValueOrDefault(place);
                from = value >= 0 ? up : down;
                stack[place] = value >= 0 ? (up + value, down) : (up, down + value);
            }

            double start = place + offset;
            (double low, double high) = log ? (Log(from), Log(from + value)) : (from, from + value);
            yield return new Bar(start, start + width, low, high, trace.IsHorizontal, colour)
            {
                Error =
                    trace.Error is { } error && !log
                        ? (value - error.Down.Numbers[i], value + error.Up.Numbers[i])
                        : null,
            };
        }
    }

    private static IEnumerable<Bar> Bins(Trace histogram, AxisPlan y, string colour)
    {
        bool log = y.Kind == AxisPlanKind.Log;
        var bins = HistogramBins.Of(histogram);
        int[] counts = bins.Counts(histogram.X);
        for (int i = 0; i < counts.Length; i++)
        {
            double start = bins.Start + (i * bins.Size);
            double end = start + bins.Size;
            double gap = bins.Size * 0.03;
            yield return new Bar(
                start + gap,
                end - gap,
                log ? double.NegativeInfinity : 0,
                log ? Log(counts[i]) : counts[i],
                false,
                colour
            );
        }
    }

    private static double Log(double value) => value > 0 ? Math.Log10(value) : double.NegativeInfinity;

    // Between two neighbours of a numeric or time axis lies the smallest distance of any two places.
    private static double Spacing(Trace[] series, AxisPlan places)
    {
        if (places.Kind == AxisPlanKind.Category)
        {
            return 1;
        }

        double[] all =
        [
            .. series
                .SelectMany(trace => CartesianCell.Places(places, trace.Places))
                .Where(double.IsFinite)
                .Distinct()
                .Order(),
        ];
        double smallest = double.PositiveInfinity;
        for (int i = 1; i < all.Length; i++)
        {
            smallest = Math.Min(smallest, all[i] - all[i - 1]);
        }

        return double.IsFinite(smallest) ? smallest
            : places.Kind == AxisPlanKind.Time ? 86_400_000
            : 1;
    }
}
