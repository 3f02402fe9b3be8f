namespace EcommerceNotebooks.Customers;

/// <summary>When a lifetime model is fitted and when it is refused.</summary>
public sealed record FitOptions
{
    /// <summary>The least number of customers with a repeat purchase, 1 or more; below it nothing is fitted.</summary>
    public int MinimumRepeaters { get; init; } = 30;

    /// <summary>A correlation of purchases and mean spend beyond which (either sign) the spend model warns, as it assumes none.</summary>
    public double WarningCorrelation { get; init; } = 0.3;

    /// <summary>A correlation beyond which the spend model is refused.</summary>
    public double MaximumCorrelation { get; init; } = 0.6;

    /// <summary>Steps of the search for the maximum, 1 or more.</summary>
    public int MaximumIterations { get; init; } = 500;

    internal FitOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumRepeaters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumIterations, 1);
        Statistics.Probability.Checked(WarningCorrelation, nameof(WarningCorrelation));
        Statistics.Probability.Checked(MaximumCorrelation, nameof(MaximumCorrelation));
        return this;
    }
}
