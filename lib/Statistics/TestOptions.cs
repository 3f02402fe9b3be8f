namespace EcommerceNotebooks.Statistics;

/// <summary>How two arms are compared.</summary>
public sealed record TestOptions
{
    /// <summary>The options of a two-sided test with intervals at 95 %.</summary>
    public static TestOptions Default { get; } = new();

    /// <summary>The level of intervals, between 0 and 1, both excluded.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What the test looks for.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>The difference, treatment less control in the effect's unit, that the test is against; minus the margin for a test of non-inferiority with <see cref="Alternative.Greater"/>.</summary>
    public double NullDifference { get; init; }

    internal TestOptions Checked()
    {
        Probability.Inner(Confidence, nameof(Confidence));
        return double.IsFinite(NullDifference)
            ? this
            : throw new ArgumentOutOfRangeException(nameof(NullDifference), NullDifference, "It must be finite.");
    }
}
