using System.Globalization;

namespace EcommerceNotebooks.Experiments;

/// <summary>Deals users to arms by hashing: no table, no state, the same answer everywhere.</summary>
public sealed class Assignment
{
    private const string NamespacePrefix = "__";
    private readonly AssignmentOptions options;

    /// <summary>An assignment with these options.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Assignment(AssignmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Checked();
        Ranges = RangesOf(this.options);
    }

    /// <summary>Each arm's range of [0, 1), closed on the left: an arm's starts where the weights before it end, and coverage cuts off its right end.</summary>
    public IReadOnlyList<AssignmentRange> Ranges { get; }

    /// <summary>The user's arm, or null for a user outside of the coverage or of the namespace's part.</summary>
    public string? ArmOf(long userId) => ArmOf(userId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The arm of a user whose id is a text.</summary>
    public string? ArmOf(string userId)
    {
        if (options.Namespace is { } name)
        {
            var place = AssignmentHash.Unit(NamespacePrefix + name, userId);
            if (place < options.NamespaceFrom || (place >= options.NamespaceTo && options.NamespaceTo < 1))
            {
                return null;
            }
        }

        var unit = AssignmentHash.Unit(options.Seed, userId);
        return Ranges.FirstOrDefault(range => unit >= range.From && unit < range.To)?.Arm;
    }

    internal AssignmentOptions Options => options;

    internal static string NamespaceSeed(string name) => NamespacePrefix + name;

    private static AssignmentRange[] RangesOf(AssignmentOptions options)
    {
        var weights = options.Weights ?? [.. options.Arms.Select(_ => 1.0)];
        var total = weights.Sum();
        var before = 0.0;
        var ranges = new AssignmentRange[options.Arms.Count];
        for (var arm = 0; arm < ranges.Length; arm++)
        {
            var share = weights[arm] / total;
            ranges[arm] = new AssignmentRange(options.Arms[arm], before, before + (share * options.Coverage));
            before += share;
        }

        // With full coverage the last end is 1 but for rounding.
        if (options.Coverage == 1)
        {
            var last = Array.FindLastIndex(ranges, range => range.To > range.From);
            ranges[last] = ranges[last] with { To = 1 };
        }

        return ranges;
    }
}
