using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>A shop whose truth is known: who buys, for how much, and what the treatment changes.</summary>
public sealed record SimulationOptions
{
    /// <summary>Any number; the same seed gives the same experiments.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Users in the control, 2 or more.</summary>
    public int ControlUsers { get; init; } = 1_000;

    /// <summary>Users in the treatment, 2 or more.</summary>
    public int TreatmentUsers { get; init; } = 1_000;

    /// <summary>The control's conversion, between 0 and 1.</summary>
    public double Conversion { get; init; } = 0.1;

    /// <summary>The planted relative change of conversion; 0 for an A/A experiment.</summary>
    public double ConversionLift { get; init; }

    /// <summary>The planted relative change of an order's value.</summary>
    public double OrderValueLift { get; init; }

    /// <summary>The median value of an order; values are lognormal, so that few orders bring much.</summary>
    public double MedianOrderValue { get; init; } = 60;

    /// <summary>The standard deviation of the logarithm of an order's value; 1 gives a skewness of 6.</summary>
    public double OrderValueSigma { get; init; } = 1;

    /// <summary>How much a user's readiness to buy, and the logarithm of what is spent, keep from the time before to the experiment: a correlation in [0, 1].</summary>
    public double Persistence { get; init; } = 0.8;

    /// <summary>The share of users who bought in the longer time before the experiment, between 0 and 1.</summary>
    public double PreConversion { get; init; } = 0.3;

    /// <summary>The true difference of conversion.</summary>
    public double ConversionEffect => Conversion * ConversionLift;

    /// <summary>The true mean value of a control's order.</summary>
    public double MeanOrderValue => MedianOrderValue * Math.Exp(OrderValueSigma * OrderValueSigma / 2);

    /// <summary>The true difference of revenue per user.</summary>
    public double RevenueEffect => Conversion * MeanOrderValue * (((1 + ConversionLift) * (1 + OrderValueLift)) - 1);

    /// <summary>The true difference of the mean order value.</summary>
    public double OrderValueEffect => MeanOrderValue * OrderValueLift;

    internal SimulationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ControlUsers, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(TreatmentUsers, 2);
        Probability.Inner(Conversion, nameof(Conversion));
        Probability.Inner(Conversion * (1 + ConversionLift), "Conversion * (1 + ConversionLift)");
        Probability.Inner(PreConversion, nameof(PreConversion));
        Probability.Checked(Persistence, nameof(Persistence));
        Probability.Positive(MedianOrderValue, nameof(MedianOrderValue));
        ArgumentOutOfRangeException.ThrowIfNegative(Probability.Finite(OrderValueSigma, nameof(OrderValueSigma)));
        return OrderValueLift > -1 && double.IsFinite(OrderValueLift)
            ? this
            : throw new ArgumentOutOfRangeException(nameof(OrderValueLift), OrderValueLift, "It must be above -1.");
    }
}
