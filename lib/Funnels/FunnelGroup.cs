using System.Collections.Immutable;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel's units with one value of a breakdown.</summary>
/// <param name="Value">The value as it is shown.</param>
/// <param name="IsOther">Whether it stands for all values that are not kept apart.</param>
/// <param name="Units">Units at each step.</param>
/// <param name="Conversion">Units at the last required step over those at the first; null without any.</param>
public sealed record FunnelGroup(string Value, bool IsOther, ImmutableArray<long> Units, double? Conversion)
{
    /// <summary>What the group of all other values is called.</summary>
    public const string Other = "(other)";

    internal static FunnelGroup For(FunnelOptions options, string value, ImmutableArray<long> units) =>
        new(value, false, units, FunnelStepCount.Share(units[options.LastRequired - 1], units[0]));
}
