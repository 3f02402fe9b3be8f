namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>What a contact costs and what it may bring.</summary>
public sealed record ProfitOptions
{
    /// <summary>What a contacted positive row brings, above 0 and at most 10^12. It counts in full for a row that would have been positive without the contact too: the profit is not the contact's effect.</summary>
    public required decimal MarginPerPositive { get; init; }

    /// <summary>What a contact costs, from 0 to 10^12.</summary>
    public required decimal CostPerContact { get; init; }

    /// <summary>At how many equally spaced numbers of contacts the curve is computed, 2 to 200.</summary>
    public int Points { get; init; } = 50;

    /// <summary>How many resamples make the intervals: 0 for none, else 100 to 100,000.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>The seed of the resamples; any number.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>The level of the intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The probability above which a contact is expected to pay.</summary>
    public double Threshold => (double)(CostPerContact / MarginPerPositive);

    internal ProfitOptions Checked()
    {
        const decimal most = 1_000_000_000_000;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MarginPerPositive);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MarginPerPositive, most);
        ArgumentOutOfRangeException.ThrowIfNegative(CostPerContact);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CostPerContact, most);
        ArgumentOutOfRangeException.ThrowIfLessThan(Points, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Points, 200);
        EvaluationOptions.CheckResamples(Resamples, Confidence);
        return this;
    }
}
