namespace EcommerceNotebooks.Statistics;

/// <summary>What an effect and its interval are measured in.</summary>
public enum EffectScale
{
    /// <summary>A difference in the metric's own unit, treatment less control; of rates, a difference of shares.</summary>
    Absolute,

    /// <summary>The difference as a share of the control's value: 0.05 is 5 % more.</summary>
    Relative,

    /// <summary>Treatment over control: 1 is no effect. The standard error and the statistic are those of its logarithm.</summary>
    Ratio,

    /// <summary>A distance between distributions, between 0 and 1.</summary>
    Distance,
}
