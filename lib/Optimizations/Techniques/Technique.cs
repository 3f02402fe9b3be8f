using System.Collections.Immutable;

namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>A pair of ways to ask one question.</summary>
/// <param name="Optimization">Which one it is.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Data">What the sides read.</param>
/// <param name="Before">The way without the technique.</param>
/// <param name="After">The way with it.</param>
internal sealed record Technique(
    Optimization Optimization,
    string Title,
    TechniqueData Data,
    TechniqueSide Before,
    TechniqueSide After
)
{
    /// <summary>The script that makes the files, tables and views both sides need; null for none.</summary>
    internal string? Prepare { get; init; }

    /// <summary>The optimisation of the replaced notebook that this stands for; null for none.</summary>
    internal string? Replaces { get; init; }

    /// <summary>How far numbers may differ, relative to the answer before, where a technique gives up exactness.</summary>
    internal double Tolerance { get; init; }

    /// <summary>Whether the side after gets the smallest memory limit under which it still runs.</summary>
    internal bool LimitsMemory { get; init; }

    /// <summary>The settings that either side changes.</summary>
    internal ImmutableArray<string> SettingNames =>
        [.. Before.Settings.Keys.Union(After.Settings.Keys).Order(StringComparer.Ordinal)];
}
