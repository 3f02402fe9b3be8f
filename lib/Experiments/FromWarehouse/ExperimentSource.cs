namespace EcommerceNotebooks.Experiments;

/// <summary>An experiment in the warehouse: who saw what, when, and over which time it is measured.</summary>
public sealed record ExperimentSource
{
    /// <summary>The relation that <see cref="Assignment"/> is dealt into.</summary>
    internal const string Dealt = "experiment_dealt";

    /// <summary>The table or view of exposures, with the columns user_id, arm and exposed_at; any number of rows per user. Null where <see cref="Assignment"/> is given.</summary>
    public string? Exposures { get; init; }

    /// <summary>
    /// Deals every user seen in [From, To) to an arm by the hash of <see cref="Experiments.Assignment"/>, with the first event as exposure: an A/A experiment on real traffic, or the record of one
    /// that was run with this hash. Null where <see cref="Exposures"/> names what was recorded.
    /// </summary>
    public AssignmentOptions? Assignment { get; init; }

    /// <summary>The arms, control first, all different, 2 to 255.</summary>
    public IReadOnlyList<string> Arms { get; init; } = ["control", "treatment"];

    /// <summary>Where the experiment starts (UTC), included.</summary>
    public required DateTime From { get; init; }

    /// <summary>Where it ends (UTC), not included: no event from here on counts.</summary>
    public required DateTime To { get; init; }

    /// <summary>For how many days from the first exposure a user is measured, at most to the end; 1 to 3,650. Without a limit early users have longer to buy, in all arms alike.</summary>
    public int WindowDays { get; init; } = 3_650;

    /// <summary>How many days before the first exposure give the covariates, 1 to 3,650.</summary>
    public int PreDays { get; init; } = 14;

    /// <summary>The percentile, over all arms, above which a user's revenue is set down to it, now and before, the cap being rounded to the cent; null for no cap.</summary>
    public double? RevenueCapPercentile { get; init; }

    /// <summary>The relation that holds the exposures.</summary>
    internal string ExposureRelation => Exposures ?? Dealt;

    internal ExperimentSource Checked()
    {
        if (string.IsNullOrWhiteSpace(Exposures) == (Assignment is null))
        {
            throw new ArgumentException(
                "Who saw what comes either from Exposures, the name of a table, or from Assignment, the hash that deals users to arms: give one of both.",
                nameof(Exposures)
            );
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(Arms.Count, byte.MaxValue, nameof(Arms));
        if (Arms.Count < 2 || Arms.Distinct(StringComparer.Ordinal).Count() != Arms.Count)
        {
            throw new ArgumentException("An experiment has at least two arms, all different.", nameof(Arms));
        }

        if (From >= To)
        {
            throw new ArgumentException($"From ({From:s}) lies before To ({To:s}).", nameof(From));
        }

        CheckDays(WindowDays, nameof(WindowDays));
        CheckDays(PreDays, nameof(PreDays));
        return RevenueCapPercentile is null or (> 0 and < 1)
            ? this
            : throw new ArgumentOutOfRangeException(
                nameof(RevenueCapPercentile),
                RevenueCapPercentile,
                "The percentile lies between 0 and 1."
            );
    }

    private static void CheckDays(int days, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 3_650, name);
    }
}
