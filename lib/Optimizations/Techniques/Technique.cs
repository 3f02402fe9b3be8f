using System.Collections.Immutable;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>
/// A pair of ways to ask one question. Its file, named after it, has the section prepare, where both sides need files, tables or views, and the sections before and after, or query where both ask the same.
/// </summary>
internal sealed record Technique
{
    /// <summary>A technique by its name for people and what the sides read: <paramref name="before"/> without it, <paramref name="after"/> with it.</summary>
    internal Technique(
        Optimization optimization,
        string title,
        TechniqueData data,
        TechniqueSide before,
        TechniqueSide after
    )
    {
        var file = SqlScript.Load(typeof(Technique), SnakeCase.From(optimization.ToString()) + ".sql");
        var query = file.Section("query");
        Optimization = optimization;
        Title = title;
        Data = data;
        Before = before with { Script = query ?? file.Section("before")! };
        After = after with { Script = query ?? file.Section("after")! };
        Prepare = file.Section("prepare");
    }

    /// <summary>Which one it is.</summary>
    internal Optimization Optimization { get; }

    /// <summary>Its name for people.</summary>
    internal string Title { get; }

    /// <summary>What the sides read.</summary>
    internal TechniqueData Data { get; }

    /// <summary>The way without the technique.</summary>
    internal TechniqueSide Before { get; }

    /// <summary>The way with it.</summary>
    internal TechniqueSide After { get; init; }

    /// <summary>The script that makes the files, tables and views both sides need; null for none.</summary>
    internal SqlScript? Prepare { get; }

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
