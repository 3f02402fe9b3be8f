namespace EcommerceNotebooks.Statistics;

/// <summary>What a test is planned for.</summary>
public sealed record PowerOptions
{
    /// <summary>Two-sided at 5 % with 80 % power, equal arms, one comparison.</summary>
    public static PowerOptions Default { get; } = new();

    /// <summary>The accepted chance of a false positive, between 0 and 1; over all comparisons together if there are several.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The wanted chance of a positive when the effect is there, above alpha and below 1.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Two-sided, or one-sided in the direction of the effect.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>Treatment units per control unit, above 0.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>How many comparisons share alpha: treatment arms times goal metrics.</summary>
    public int Comparisons { get; init; } = 1;

    /// <summary>
    /// How alpha is shared. Bonferroni and Holm both plan each comparison at alpha over their number: under Holm that is the power of an effect that stands alone, and a comparison
    /// beside other effects has more. Benjamini and Hochberg's is planned the same way.
    /// </summary>
    public Correction Correction { get; init; } = Correction.Holm;

    /// <summary>How much worse the treatment may be in a test of non-inferiority, 0 or more in the effect's unit; the test is then one-sided against minus this margin.</summary>
    public double NonInferiorityMargin { get; init; }

    /// <summary>The alpha of one comparison.</summary>
    public double ComparisonAlpha => Correction == Correction.None ? Alpha : Alpha / Comparisons;

    internal bool IsTwoSided => Alternative == Alternative.TwoSided && NonInferiorityMargin == 0;

    /// <summary>The z beyond which one comparison is positive.</summary>
    internal double Critical => NormalDistribution.UpperQuantile(IsTwoSided ? ComparisonAlpha / 2 : ComparisonAlpha);

    /// <summary>The z of the wanted power.</summary>
    internal double Reserve => NormalDistribution.Quantile(Power);

    internal PowerOptions Checked()
    {
        Probability.Inner(Alpha, nameof(Alpha));
        Probability.Inner(Power, nameof(Power));
        ArgumentOutOfRangeException.ThrowIfLessThan(Comparisons, 1);
        if (!(Ratio > 0 && double.IsFinite(Ratio)))
        {
            throw new ArgumentOutOfRangeException(nameof(Ratio), Ratio, "Ratio is above 0.");
        }

        if (!(NonInferiorityMargin >= 0 && double.IsFinite(NonInferiorityMargin)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(NonInferiorityMargin),
                NonInferiorityMargin,
                "The margin is 0 or more."
            );
        }

        return Power > Alpha
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Power), Power, "Power is above alpha.");
    }
}
