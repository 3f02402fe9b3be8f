using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Counts of values in bins of equal width, each [start, end).</summary>
internal sealed record HistogramTrace : AxisTrace
{
    public required ChartValues X { get; init; }

    public required Bins XBins { get; init; }

    public bool AutoBinX { get; }

    internal override CellKind Cell => CellKind.Cartesian;

    internal override string Word => "histogram";

    internal override int Points => X.Count;

    /// <summary>How many values lie in each bin, from the first bin on.</summary>
    [JsonIgnore]
    public int[] Counts
    {
        get
        {
            var counts = new int[XBins.Count];
            foreach (double value in X.Numbers.Where(value => !double.IsNaN(value)))
            {
                int bin = (int)Math.Floor(((value - XBins.Start) / XBins.Size) + 1e-9);
                counts[Math.Clamp(bin, 0, counts.Length - 1)]++;
            }

            return counts;
        }
    }
}
