namespace EcommerceNotebooks.Statistics;

/// <summary>The variance of an arm's mean and the number of units it comes from.</summary>
internal readonly record struct MeanVariance(double Variance, long Count)
{
    /// <summary>The degrees of freedom of a sum of such variances (Satterthwaite, 1946); scaled by the largest, so that no square under- or overflows.</summary>
    internal static double DegreesOfFreedom(params ReadOnlySpan<MeanVariance> parts)
    {
        var largest = 0.0;
        foreach (var part in parts)
        {
            largest = Math.Max(largest, part.Variance);
        }

        var sum = 0.0;
        var squares = 0.0;
        foreach (var part in parts)
        {
            var share = part.Variance / largest;
            sum += share;
            squares += share * share / (part.Count - 1);
        }

        return sum * sum / squares;
    }
}
