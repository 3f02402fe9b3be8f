using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>What a number is compared with.</summary>
public enum Comparison
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>As many days right before the first one.</summary>
    PreviousPeriod,

    /// <summary>As many days before the first one, moved back to the same weekdays.</summary>
    SameWeekdays,
}

/// <summary>What the reader of a dashboard looks at. Conditions combine; null leaves one out. It stands in a page's address as the parameters of <see cref="ToQuery"/>.</summary>
public sealed record DashboardFilter
{
    /// <summary>The zone of dates and hours unless another is chosen.</summary>
    public const string Utc = "UTC";

    /// <summary>The types that an event can have.</summary>
    public static ImmutableArray<string> EventTypes { get; } = ["view", "cart", "remove_from_cart", "purchase"];

    /// <summary>Everything, in UTC.</summary>
    public static DashboardFilter All { get; } = new();

    private static readonly (string Name, Comparison Value)[] Comparisons =
    [
        ("none", Comparison.None),
        ("previous", Comparison.PreviousPeriod),
        ("weekdays", Comparison.SameWeekdays),
    ];

    /// <summary>The first date that counts, in the zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The date from which on nothing counts, in the zone.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only events of this type.</summary>
    public string? EventType { get; init; }

    /// <summary>A category and all below it.</summary>
    public string? Category { get; init; }

    /// <summary>Only events without a category code; not together with a category.</summary>
    public bool WithoutCategory { get; init; }

    /// <summary>The event's own brand.</summary>
    public string? Brand { get; init; }

    /// <summary>Only events without a brand; not together with a brand.</summary>
    public bool WithoutBrand { get; init; }

    /// <summary>The user's segment in <c>dim_users</c>, by all sessions of the warehouse.</summary>
    public string? Segment { get; init; }

    /// <summary>The IANA name of the zone in which dates and hours are told.</summary>
    public string TimeZone { get; init; } = Utc;

    /// <summary>What numbers are compared with.</summary>
    public Comparison Compare { get; init; }

    /// <summary>The filter of an address's parameters: from, to, type, category, brand, segment, zone, compare. A category or brand that is given but empty stands for events without one.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown or has a value that it cannot have.</exception>
    public static DashboardFilter Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = All;
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (var (name, value) in query)
        {
            if (!given.Add(name))
            {
                throw new ArgumentException($"The parameter {name} is given twice.");
            }

            filter = name switch
            {
                "from" => filter with { From = Date(name, value) },
                "to" => filter with { To = Date(name, value) },
                "type" => filter with { EventType = value },
                "category" when value.Length == 0 => filter with { WithoutCategory = true },
                "category" => filter with { Category = value },
                "brand" when value.Length == 0 => filter with { WithoutBrand = true },
                "brand" => filter with { Brand = value },
                "segment" => filter with { Segment = value },
                "zone" => filter with { TimeZone = value },
                "compare" => filter with { Compare = CompareOf(value) },
                _ => throw new ArgumentException(
                    "There is no such parameter; there are from, to, type, category, brand, segment, zone and compare."
                ),
            };
        }

        return filter.Checked();
    }

    /// <summary>The parameters that give this filter, in a fixed order, without those that stand at their default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToQuery()
    {
        (string Name, string? Value)[] all =
        [
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("type", EventType),
            ("category", WithoutCategory ? "" : Category),
            ("brand", WithoutBrand ? "" : Brand),
            ("segment", Segment),
            ("zone", TimeZone == Utc ? null : TimeZone),
            ("compare", Compare == Comparison.None ? null : Comparisons.Single(each => each.Value == Compare).Name),
        ];
        return
        [
            .. all.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!)),
        ];
    }

    /// <summary>Whether it looks at no event's category or brand.</summary>
    internal bool TakesAllItems => this is { Category: null, Brand: null, WithoutCategory: false, WithoutBrand: false };

    /// <summary>The conditions in words, for titles and names of files; "all events" without any.</summary>
    public string Describe()
    {
        string?[] conditions =
        [
            From is { } from ? "from " + from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            To is { } to ? "before " + to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            EventType is null ? null : "type " + EventType,
            Category is null ? null : "category " + Category,
            WithoutCategory ? "without a category" : null,
            Brand is null ? null : "brand " + Brand,
            WithoutBrand ? "without a brand" : null,
            Segment is null ? null : "segment " + Segment,
            TimeZone == Utc ? null : "zone " + TimeZone,
        ];
        var given = string.Join(", ", conditions.OfType<string>());
        return given.Length == 0 ? "all events" : given;
    }

    /// <summary>This filter, if it can hold for any event; names are looked up where it is used.</summary>
    /// <exception cref="ArgumentException">From is not before To, the type is unknown, a text is empty, or something is given and excluded.</exception>
    internal DashboardFilter Checked()
    {
        if (From >= To)
        {
            throw new ArgumentException("The first date must be before the end, which is not included.");
        }

        if (EventType is not null && !EventTypes.Contains(EventType))
        {
            throw new ArgumentException($"There is no such event type; there are {string.Join(", ", EventTypes)}.");
        }

        if (string.IsNullOrWhiteSpace(TimeZone))
        {
            throw new ArgumentException("The time zone is empty.");
        }

        _ = ToEvents(null, null).Checked();
        return Enum.IsDefined(Compare) ? this : throw new ArgumentException("There is no such comparison.");
    }

    /// <summary>The conditions that other questions share, between two instants (UTC).</summary>
    internal EventFilter ToEvents(DateTime? from, DateTime? to) =>
        new()
        {
            From = from,
            To = to,
            Category = Category,
            WithoutCategory = WithoutCategory,
            Brand = Brand,
            WithoutBrand = WithoutBrand,
            Segment = Segment,
        };

    private static DateOnly Date(string name, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 1 and < 9999
            ? date
            : throw new ArgumentException($"The parameter {name} is a date such as 2019-10-01.");

    private static Comparison CompareOf(string value) =>
        Array.Find(Comparisons, each => each.Name == value) is { Name: not null } found
            ? found.Value
            : throw new ArgumentException("The parameter compare is none, previous or weekdays.");
}
