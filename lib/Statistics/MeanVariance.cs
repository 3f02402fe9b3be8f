namespace EcommerceNotebooks.Statistics;

/// <summary>The variance of an arm's mean and the number of units it comes from.</summary>
internal readonly record struct MeanVariance(double Variance, long Count)
{
    /// <summary>The degrees of freedom of Satterthwaite (1946); scaled by the larger variance, so that no square under- or overflows.</summary>
    internal static double DegreesOfFreedom(MeanVariance control, MeanVariance treatment)
    {
        var larger = Math.Max(control.Variance, treatment.Variance);
        var first = control.Variance / larger;
        var second = treatment.Variance / larger;
        var sum = first + second;
        return sum * sum / ((first * first / (control.Count - 1)) + (second * second / (treatment.Count - 1)));
    }
}
