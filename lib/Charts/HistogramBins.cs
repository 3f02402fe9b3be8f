using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts;

/// <summary>The bins of a histogram, [start, start + size) and so on, chosen here so that both pictures count alike.</summary>
internal sealed record HistogramBins(double Start, double Size, int Count)
{
    private const int MostBins = 2_000;

    internal static HistogramBins For(ChartValues values, int wanted)
    {
        double[] known = [.. values.Numbers.Where(value => !double.IsNaN(value))];
        double low = known.Min();
        double high = known.Max();
        if (low == high)
        {
            double unit = Math.Max(1, Math.Abs(low) * 1e-3);
            return new HistogramBins(low - (unit / 2), unit, 1);
        }

        int parts = wanted > 0 ? wanted : (int)Math.Ceiling(Math.Log2(known.Length)) + 1;
        double size = NiceTicks.Step(high - low, Math.Min(parts, MostBins));
        double start = Math.Floor(low / size) * size;
        // Bins are half-open, so the largest value needs a bin that ends above it.
        return new HistogramBins(start, size, (int)Math.Floor((high - start) / size) + 1);
    }

    internal static HistogramBins Of(Trace histogram)
    {
        var bins = histogram.Inner("xbins")!;
        (double start, double size) = ((double)bins.Get("start")!, (double)bins.Get("size")!);
        return new HistogramBins(start, size, (int)Math.Round(((double)bins.Get("end")! - start) / size));
    }

    internal Bins ToPlotly() => new Bins().With(("start", Start), ("end", Start + (Count * Size)), ("size", Size));

    /// <summary>How many values lie in each bin, from the first bin on.</summary>
    internal int[] Counts(ChartValues values)
    {
        var counts = new int[Count];
        foreach (double value in values.Numbers.Where(value => !double.IsNaN(value)))
        {
            int bin = (int)Math.Floor(((value - Start) / Size) + 1e-9);
            counts[Math.Clamp(bin, 0, counts.Length - 1)]++;
        }

        return counts;
    }
}
