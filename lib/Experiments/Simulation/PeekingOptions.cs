using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Experiments on a rate that are looked at again and again, and stopped at the first positive.</summary>
public sealed record PeekingOptions
{
    /// <summary>Any number; the same seed gives the same study.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Looks at equal steps, 1 or more.</summary>
    public int Looks { get; init; } = 20;

    /// <summary>New users of each arm between two looks, 1 or more.</summary>
    public int UsersPerLook { get; init; } = 500;

    /// <summary>The control's rate, between 0 and 1.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>The planted relative change; 0 for an A/A experiment.</summary>
    public double Lift { get; init; }

    /// <summary>The level, between 0 and 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Where the always-valid interval is tightest, in users of both arms together.</summary>
    public double TuningSample { get; init; } = AlwaysValidTest.DefaultTuningSample;

    internal PeekingOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Looks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(UsersPerLook, 1);
        Probability.Inner(Rate, nameof(Rate));
        Probability.Inner(Rate * (1 + Lift), "Rate * (1 + Lift)");
        Probability.Inner(Alpha, nameof(Alpha));
        Probability.Positive(TuningSample, nameof(TuningSample));
        return this;
    }
}
