namespace EcommerceNotebooks.Learning.Drift;

/// <summary>From which population stability index on a feature is to be looked at, and from which on it is another one.</summary>
/// <param name="Warn">Above 0.</param>
/// <param name="Alarm">At least as much.</param>
public sealed record DriftThresholds(double Warn = 0.1, double Alarm = 0.2);

/// <summary>How drift is measured.</summary>
public sealed record DriftOptions
{
    /// <summary>How many ranges between quantiles of the reference a number has, 2 to 100.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>The fewest rows of either side from which anything is said, 1 or more.</summary>
    public int LeastRows { get; init; } = 100;

    /// <summary>The thresholds of all features that have none of their own.</summary>
    public DriftThresholds Thresholds { get; init; } = new();

    /// <summary>Thresholds of single features by name; the others keep <see cref="Thresholds"/>.</summary>
    public IReadOnlyDictionary<string, DriftThresholds> ByFeature { get; init; } =
        new Dictionary<string, DriftThresholds>();

    internal DriftOptions Checked(IReadOnlyList<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Bins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Bins, 100);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LeastRows);
        if (ByFeature.Keys.Except(names).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"No feature is called {unknown}; there are {string.Join(", ", names)}.");
        }

        foreach (var thresholds in ByFeature.Values.Prepend(Thresholds))
        {
            if (!(thresholds.Warn > 0) || !(thresholds.Alarm >= thresholds.Warn))
            {
                throw new ArgumentException(
                    $"A warning comes above 0 and not after the alarm; given {thresholds.Warn} and {thresholds.Alarm}."
                );
            }
        }

        return this;
    }
}
