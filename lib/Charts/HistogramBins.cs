using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>Chooses the bins of a histogram, so that both pictures count alike.</summary>
internal static class HistogramBins
{
    private const int MostBins = 2_000;

    internal static Bins For(ChartValues values, int wanted)
    {
        double[] known = [.. values.Numbers.Where(value => !double.IsNaN(value))];
        double low = known.Min();
        double high = known.Max();
        if (low == high)
        {
            double unit = Math.Max(1, Math.Abs(low) * 1e-3);
            return new Bins(low - (unit / 2), low + (unit / 2), unit);
        }

        int parts = wanted > 0 ? wanted : (int)Math.Ceiling(Math.Log2(known.Length)) + 1;
        double size = NiceTicks.Step(high - low, Math.Min(parts, MostBins));
        double start = Math.Floor(low / size) * size;
        // Bins are half-open, so the largest value needs a bin that ends above it.
        double count = Math.Floor((high - start) / size) + 1;
        return new Bins(start, start + (count * size), size);
    }
}
