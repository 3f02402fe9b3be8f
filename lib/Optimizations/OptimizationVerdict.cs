namespace EcommerceNotebooks.Optimizations;

/// <summary>What the rounds say of the side after against the side before.</summary>
public enum OptimizationVerdict
{
    /// <summary>The sides took turns in being faster, or there were too few rounds to tell.</summary>
    NoDifference,

    /// <summary>The side after was faster in every round.</summary>
    Faster,

    /// <summary>The side after was slower in every round.</summary>
    Slower,

    /// <summary>The difference is no larger than that of the side before to itself, or the log too small for a difference that larger ones would have too.</summary>
    TooSmallToTell,
}

/// <summary>The rule behind a verdict.</summary>
internal static class OptimizationVerdicts
{
    internal const int LeastRounds = 5;

    /// <summary>Fewer rows than this take milliseconds to scan: what differs then is what a query costs before its first row.</summary>
    internal const long LeastRows = 1_000_000;

    internal static OptimizationVerdict Of(
        double ratio,
        double low,
        double high,
        int rounds,
        double noiseFloor,
        long rows
    ) =>
        rows < LeastRows || Math.Max(ratio, 1 / ratio) <= noiseFloor ? OptimizationVerdict.TooSmallToTell
        : rounds < LeastRounds ? OptimizationVerdict.NoDifference
        : low > 1 ? OptimizationVerdict.Faster
        : high < 1 ? OptimizationVerdict.Slower
        : OptimizationVerdict.NoDifference;

    internal static string Words(this OptimizationVerdict verdict) =>
        verdict switch
        {
            OptimizationVerdict.Faster => "faster in every round",
            OptimizationVerdict.Slower => "slower in every round",
            OptimizationVerdict.TooSmallToTell => "too small to tell",
            _ => "no clear difference",
        };
}
