namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>A sum that keeps what rounding would lose (Neumaier, 1974).</summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    /// <summary>The sum so far.</summary>
    internal readonly double Value => double.IsFinite(lost) ? sum + lost : sum;

    /// <summary>Adds one value.</summary>
    internal void Add(double value)
    {
        var next = sum + value;
        lost += Math.Abs(sum) >= Math.Abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
}
