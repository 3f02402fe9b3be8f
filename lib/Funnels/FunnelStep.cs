using System.Globalization;

namespace EcommerceNotebooks.Funnels;

/// <summary>A step of a funnel: events of one type, with conditions of their own where they are given.</summary>
/// <param name="EventType">view, cart, remove_from_cart or purchase.</param>
public sealed record FunnelStep(string EventType)
{
    private static readonly string[] Types = ["view", "cart", "remove_from_cart", "purchase"];

    /// <summary>What the step is called; null calls it by its type and conditions.</summary>
    public string? Name { get; init; }

    /// <summary>A category and all below it; null takes every event.</summary>
    public string? Category { get; init; }

    /// <summary>The event's brand; null takes every event.</summary>
    public string? Brand { get; init; }

    /// <summary>The least price, included; an event without a price is below every one.</summary>
    public decimal? MinimumPrice { get; init; }

    /// <summary>The price from which on events do not count; an event without a price does not count either.</summary>
    public decimal? MaximumPrice { get; init; }

    /// <summary>Whether a unit may go on without the step. The attempt is found by the required steps; the optional one is looked for between them.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The longest time since the step before, included; null sets no limit beside the funnel's window.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>The name, or the type with its conditions.</summary>
    public string Label => Name ?? string.Join(", ", Conditions.OfType<string>());

    /// <summary>How many types of events there are.</summary>
    internal static int TypeCount => Types.Length;

    internal int Place => Array.IndexOf(Types, EventType);

    /// <summary>Whether an event of this brand meets the condition; an empty brand takes those without.</summary>
    internal bool IsOfBrand(string? brand) => Brand is null || Brand == (brand ?? "");

    /// <summary>Whether an event of this code meets the condition; an empty category takes those without.</summary>
    internal bool IsOfCategory(string? code) =>
        Category is null
        || Category == (code ?? "")
        || (code?.StartsWith(Category + ".", StringComparison.Ordinal) ?? false);

    private string?[] Conditions =>
        [
            EventType,
            Category is null ? null : "category " + Category,
            Brand is null ? null : "brand " + Brand,
            MinimumPrice is { } minimum ? "price from " + minimum.ToString(CultureInfo.InvariantCulture) : null,
            MaximumPrice is { } maximum ? "price below " + maximum.ToString(CultureInfo.InvariantCulture) : null,
        ];

    internal void Check()
    {
        FunnelOptions.Must(
            Place >= 0,
            $"A step is of type {string.Join(", ", Types)}, but this one is of \"{EventType}\"."
        );
        FunnelOptions.Must(
            Window is null || Window >= TimeSpan.Zero,
            $"A step's window is 0 or longer, but that of {Label} is {Window}."
        );
        FunnelOptions.Must(
            new[] { Name, Category, Brand }.All(text => text is null || !string.IsNullOrWhiteSpace(text)),
            "A step's name, category and brand are not empty; null leaves them out."
        );
        FunnelOptions.Must(
            MinimumPrice is null || MaximumPrice is null || MinimumPrice < MaximumPrice,
            $"A step's prices run from a lower to a higher one, but those of {Label} do not."
        );
    }
}

/// <summary>An event that drops a unit from the funnel when it lies in the unit's attempt between two steps that both are reached.</summary>
/// <param name="Event">The event, with its conditions; its window and whether it is optional mean nothing here.</param>
/// <param name="AfterStep">The step before, counted from 1.</param>
/// <param name="BeforeStep">The step after it, a later one.</param>
public sealed record FunnelExclusion(FunnelStep Event, int AfterStep, int BeforeStep);
