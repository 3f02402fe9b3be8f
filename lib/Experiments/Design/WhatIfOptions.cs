namespace EcommerceNotebooks.Experiments;

/// <summary>The four inputs of the what-if panel.</summary>
public sealed record WhatIfOptions
{
    /// <summary>Users in each of two arms, 100 to 50,000.</summary>
    public int UsersPerArm { get; init; } = 5_000;

    /// <summary>The control's rate, between 0 and 1.</summary>
    public double Baseline { get; init; } = 0.08;

    /// <summary>The relative lift supposed to be true.</summary>
    public double Lift { get; init; } = 0.2;

    /// <summary>The level of the test: 0.9, 0.95 or 0.99 in the panel, any between 0 and 1 here.</summary>
    public double Confidence { get; init; } = 0.95;
}
