using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>The clean events as a whole: when they happened, and what cannot be said of them. Analyses take their dates from here, so that they hold for any log.</summary>
/// <param name="FirstDate">The first date (UTC) with an event; null without events.</param>
/// <param name="LastDate">The last date with an event; null without events.</param>
/// <param name="Dates">Dates with an event.</param>
/// <param name="Events">All events.</param>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="PricedPurchases">Purchase events with a price.</param>
/// <param name="Revenue">Sum of these prices.</param>
/// <param name="EventsWithoutSession">Events whose user_session is NULL.</param>
/// <param name="EventsWithoutCategory">Events whose category_code is NULL.</param>
/// <param name="EventsWithoutBrand">Events whose brand is NULL.</param>
/// <param name="LargestCategory">The first level of category codes with most cart events, of equal ones with most events, then by name; null where no event has a category.</param>
/// <param name="PutAside">Rows of the log that cannot be used and are no events.</param>
public sealed record LogOverview(
    DateOnly? FirstDate,
    DateOnly? LastDate,
    long Dates,
    long Events,
    long Views,
    long Carts,
    long Purchases,
    long PricedPurchases,
    decimal Revenue,
    long EventsWithoutSession,
    long EventsWithoutCategory,
    long EventsWithoutBrand,
    string? LargestCategory,
    long PutAside
) : TableReport
{
    private const int Week = 7;

    /// <summary>That the log, or a part of it, is the project's invented sample; null where it is not.</summary>
    public string? Invented { get; init; }

    /// <summary>The instant (UTC) up to which the log tells: the end of the last date with an event. Without events the first instant of 1970; then it makes no difference.</summary>
    public DateTime AsOf => LastDate?.AddDays(1).ToDateTime(TimeOnly.MinValue) ?? new DateTime(1970, 1, 1);

    /// <summary>Days from the first date to the last, those without events too; 0 without events.</summary>
    public int Days => FirstDate is { } first && LastDate is { } last ? last.DayNumber - first.DayNumber + 1 : 0;

    /// <summary>Weeks, Monday to Sunday, that lie within the log as a whole.</summary>
    public int WholeWeeks => Math.Max(0, Days - DaysToMonday) / Week;

    /// <summary>What cannot be said of this log, a sentence each; empty where nothing is missing.</summary>
    public IReadOnlyList<string> Limits => [.. (Events == 0 ? [Unusable] : All()).OfType<string>()];

    /// <summary>The counts as a list.</summary>
    public override Table ToTable() =>
        Table.OfMeasures(
            "The log",
            new Measure("first date", FirstDate, ColumnFormat.Automatic.OrElse("no events")),
            new Measure("last date", LastDate, ColumnFormat.Automatic.OrElse("no events")),
            new Measure("dates with events", Dates),
            new Measure("whole weeks, Monday to Sunday", WholeWeeks),
            new Measure("events", Events),
            new Measure("views", Views),
            new Measure("cart events", Carts),
            new Measure("purchases", Purchases),
            new Measure("purchases with a price", PricedPurchases),
            new Measure("events without a session id", EventsWithoutSession),
            new Measure("events without a category code", EventsWithoutCategory),
            new Measure("events without a brand", EventsWithoutBrand),
            new Measure("rows put aside", PutAside)
        );

    /// <summary>The log in a sentence, that it is invented where it is, then its limits, a line each.</summary>
    public string Describe() =>
        string.Join(
            '\n',
            (Invented is { } remark ? Limits.Prepend(Words.Sentence(remark)) : Limits).Prepend(
                FirstDate is { } first && LastDate is { } last
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Words.Count(Events, "event")} on {Words.Count(Dates, "day")}, {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."
                    )
                    : "There are no events, so there is nothing to say."
            )
        );

    // From the first date to the next Monday, 0 if it is one.
    private int DaysToMonday =>
        FirstDate is { } first ? ((int)DayOfWeek.Monday - (int)first.DayOfWeek + Week) % Week : 0;

    private string? Unusable =>
        PutAside == 0
            ? null
            : $"{Words.Count(PutAside, "row")} of the log cannot be used and {(PutAside == 1 ? "was" : "were")} put aside.";

    private IEnumerable<string?> All() =>
        [
            Unusable,
            WholeWeeks > 0 ? null : "No whole week, Monday to Sunday, lies within it: nothing can be said about weeks.",
            Dates == Days
                ? null
                : $"{Words.Count(Days - Dates, "day")} between the first and the last {(Days - Dates == 1 ? "has" : "have")} no event.",
            Views > 0 ? null : "There are no views: no rate per view, and no funnel that begins with one.",
            Carts > 0 ? null : "There are no cart events: no rate per cart.",
            Purchases > 0 ? null : "There are no purchases: nothing can be said about buyers, orders and revenue.",
            Purchases == 0 || PricedPurchases == Purchases ? null
            : PricedPurchases == 0
                ? "No purchase has a price: revenue is not known, and a revenue of 0.00 below means just that."
            : $"{Words.Count(Purchases - PricedPurchases, "purchase")} of {Purchases.ToString("N0", CultureInfo.InvariantCulture)} without a price: revenue is the sum of the others.",
            PricedPurchases == 0 || Revenue > 0
                ? null
                : "The prices of all purchases sum to nothing above 0: there are no shares of revenue.",
            EventsWithoutSession < Events
                ? null
                : "No event has a session id: all events of a user make one session, and figures of sessions are figures of users.",
            EventsWithoutCategory < Events ? null : "No event has a category.",
            EventsWithoutBrand < Events ? null : "No event has a brand.",
        ];
}
