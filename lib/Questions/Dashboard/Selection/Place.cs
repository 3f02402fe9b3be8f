using System.Globalization;

namespace EcommerceNotebooks.Questions.Dashboard.Selection;

/// <summary>Which of a figure's rows a number stands in: conditions beside the filter's.</summary>
internal sealed record Place
{
    internal static Place Everywhere { get; } = new();

    /// <summary>The date, in the filter's zone.</summary>
    internal DateOnly? Date { get; init; }

    /// <summary>The first date of the month.</summary>
    internal DateOnly? Month { get; init; }

    /// <summary>The hour of the day, in the filter's zone.</summary>
    internal int? Hour { get; init; }

    /// <summary>The weekday, Monday is 1.</summary>
    internal int? Weekday { get; init; }

    internal string? EventType { get; init; }

    /// <summary>A category and all below it; empty for none.</summary>
    internal string? Category { get; init; }

    /// <summary>A category code and no other; empty for none.</summary>
    internal string? CategoryCode { get; init; }

    /// <summary>A brand; empty for none.</summary>
    internal string? Brand { get; init; }

    internal string? Segment { get; init; }

    internal long? Product { get; init; }

    /// <summary>Whether the price is missing, zero or less, or from one price to below another: <c>missing</c>, <c>zero</c>, <c>10.00-20.00</c>.</summary>
    internal string? Price { get; init; }

    /// <summary>Only events with a price.</summary>
    internal bool Priced { get; init; }

    /// <summary>The place that keys of a figure's row name; a missing value is null.</summary>
    /// <exception cref="ArgumentException">A key is unknown or has a value that it cannot have.</exception>
    internal static Place Parse(IReadOnlyDictionary<string, string?> keys)
    {
        var place = Everywhere;
        foreach (var (key, value) in keys)
        {
            place = key switch
            {
                "date" => place with { Date = DateOf(key, value) },
                "month" => place with { Month = FirstOfMonth(key, value) },
                "hour" => place with { Hour = Number(key, value, 0, 23) },
                "weekday" => place with { Weekday = Number(key, value, 1, 7) },
                "event_type" => place with { EventType = TypeOf(value) },
                "category" => place with { Category = value ?? "" },
                "category_code" => place with { CategoryCode = value ?? "" },
                "brand" => place with { Brand = value ?? "" },
                "user_segment" => place with { Segment = Given(key, value) },
                "product_id" => place with { Product = Id(key, value) },
                "price" => place with { Price = Given(key, value) },
                _ => throw new ArgumentException($"A number is not placed by \"{key}\"."),
            };
        }

        return place;
    }

    private static string TypeOf(string? value) =>
        value is not null && DashboardFilter.EventTypes.Contains(value)
            ? value
            : throw new ArgumentException(
                $"There is no such event type; there are {string.Join(", ", DashboardFilter.EventTypes)}."
            );

    private static string Given(string key, string? value) =>
        string.IsNullOrEmpty(value) ? throw new ArgumentException($"The key {key} has no value.") : value;

    private static DateOnly DateOf(string key, string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 1 and < 9999
            ? date
            : throw new ArgumentException($"The key {key} is a date such as 2019-10-01.");

    private static DateOnly FirstOfMonth(string key, string? value) =>
        DateOf(key, value) is { Day: 1 } first
            ? first
            : throw new ArgumentException($"The key {key} is the first date of a month.");

    private static int Number(string key, string? value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw new ArgumentException($"The key {key} is a whole number from {least} to {most}.");

    private static long Id(string key, string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ArgumentException($"The key {key} is a whole number.");
}
