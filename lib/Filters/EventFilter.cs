using System.Globalization;

namespace EcommerceNotebooks.Filters;

/// <summary>
/// Which events an analysis looks at. Conditions combine: an event counts when all that are given hold, and null leaves one out. A filter of category or brand takes single events of a
/// session or user, so that what remains of them is what they did there.
/// </summary>
public sealed record EventFilter
{
    /// <summary>A filter that takes every event.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The first instant (UTC) that counts, included.</summary>
    public DateTime? From { get; init; }

    /// <summary>The instant (UTC) from which on nothing counts; an analysis with an as_of uses the earlier of both.</summary>
    public DateTime? To { get; init; }

    /// <summary>A category and all below it: the event's code is this one or starts with it and a dot. An event without a code is in no category.</summary>
    public string? Category { get; init; }

    /// <summary>The event's own brand, as the source spells it. An event without a brand has none of them.</summary>
    public string? Brand { get; init; }

    /// <summary>Only events whose category code is NULL; not together with a category.</summary>
    public bool WithoutCategory { get; init; }

    /// <summary>Only events whose brand is NULL; not together with a brand.</summary>
    public bool WithoutBrand { get; init; }

    /// <summary>The user's segment in <c>dim_users</c>, such as <c>Power User</c>: by all sessions of the warehouse, whatever the dates of this filter.</summary>
    public string? Segment { get; init; }

    /// <summary>The conditions in words, for titles; "all events" without any.</summary>
    public string Describe()
    {
        string?[] conditions =
        [
            From is { } from ? "from " + Instant(from) : null,
            To is { } to ? "before " + Instant(to) : null,
            Category is null ? null : "category " + Category,
            WithoutCategory ? "without a category" : null,
            Brand is null ? null : "brand " + Brand,
            WithoutBrand ? "without a brand" : null,
            Segment is null ? null : "segment " + Segment,
        ];
        var given = string.Join(", ", conditions.OfType<string>());
        return given.Length == 0 ? "all events" : given;
    }

    /// <summary>The category as SQL takes it: an empty text, which no event has, stands for none.</summary>
    internal string? CategoryValue => WithoutCategory ? "" : Category;

    /// <summary>The brand as SQL takes it: an empty text, which no event has, stands for none.</summary>
    internal string? BrandValue => WithoutBrand ? "" : Brand;

    /// <summary>Whether the condition looks at what single events are about.</summary>
    internal bool IsOnItems => CategoryValue is not null || BrandValue is not null;

    /// <summary>This filter, if it can hold for any event.</summary>
    /// <exception cref="ArgumentException">From is after To, a text is empty, or a brand or category is given and excluded.</exception>
    internal EventFilter Checked()
    {
        if (From > To)
        {
            throw new ArgumentException(
                $"The filter's From must not be after its To, but {Instant(From.Value)} is after {Instant(To.Value)}."
            );
        }

        MustSay(Category, nameof(Category));
        MustSay(Brand, nameof(Brand));
        MustSay(Segment, nameof(Segment));
        return (Category is null || !WithoutCategory) && (Brand is null || !WithoutBrand)
            ? this
            : throw new ArgumentException(
                "The filter takes events of a brand or category, or those without one, not both."
            );
    }

    /// <summary>This filter for an analysis with an as_of: To is the earlier of both, and a From after it takes nothing.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself.</exception>
    internal EventFilter Until(DateTime asOf)
    {
        var to = Checked().To is { } given && given < asOf ? given : asOf;
        return this with { From = From > to ? to : From, To = to };
    }

    private static void MustSay(string? value, string name)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"The filter's {name} is empty; null leaves the condition out.");
        }
    }

    private static string Instant(DateTime instant) =>
        instant.ToString(
            instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );
}
