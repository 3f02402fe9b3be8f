using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Numbers;

/// <summary>Which rows are behind a number.</summary>
internal enum NumberRows
{
    Events,
    Users,
    Sessions,
    Products,
}

/// <summary>A number of selected events: how many there are, how many units they belong to, what their prices add up to, or one such number over another.</summary>
internal sealed record Number(string Name, string Title, string Unit, string Meaning)
{
    private const string Purchase = "purchase";

    internal NumberRows Rows { get; private init; }

    /// <summary>The type of the events that count; null for any.</summary>
    internal string? EventType { get; private init; }

    internal bool IsSum { get; private init; }

    internal bool Priced { get; private init; }

    internal string? Numerator { get; private init; }

    internal string? Denominator { get; private init; }

    /// <summary>Whether the denominator is of everything that the filter takes instead of the place alone.</summary>
    internal bool IsShare { get; private init; }

    internal static IReadOnlyDictionary<string, Number> All { get; } =
        new Number[]
        {
            new("events", "Events", "events", "Rows of the clean log."),
            new("views", "Views", "events", "Events of type view.") { EventType = "view" },
            new("carts", "Carts", "events", "Events of type cart.") { EventType = "cart" },
            new("removes", "Removals", "events", "Events of type remove_from_cart.") { EventType = "remove_from_cart" },
            new("purchases", "Items", "items", "Purchase events: one is one item.") { EventType = Purchase },
            new("priced_purchases", "Items with a price", "items", "Purchase events that have a price.")
            {
                EventType = Purchase,
                Priced = true,
            },
            new("revenue", "Revenue", "money", "Sum of price over purchase events.")
            {
                EventType = Purchase,
                IsSum = true,
            },
            new("prices", "Prices added up", "money", "Sum of price over events of any type.") { IsSum = true },
            new("priced_events", "Events with a price", "events", "Events of any type that have a price.")
            {
                Priced = true,
            },
            new("users", "Users", "users", "Distinct users with an event.") { Rows = NumberRows.Users },
            new("buyers", "Buyers", "users", "Distinct users with a purchase.")
            {
                Rows = NumberRows.Users,
                EventType = Purchase,
            },
            new(
                "sessions",
                "Sessions",
                "sessions",
                "Distinct sessions with an event; a session is all events of one pair of user and session id."
            )
            {
                Rows = NumberRows.Sessions,
            },
            new("orders", "Orders", "sessions", "Distinct sessions with a purchase.")
            {
                Rows = NumberRows.Sessions,
                EventType = Purchase,
            },
            new("products", "Products", "products", "Distinct products with an event.") { Rows = NumberRows.Products },
            Ratio("aov", "Average order value", "money per order", "revenue", "orders"),
            Ratio("revenue_per_buyer", "Revenue per buyer", "money per buyer", "revenue", "buyers"),
            Ratio("mean_item_price", "Mean item price", "money per item", "revenue", "priced_purchases"),
            Ratio("mean_price", "Mean price", "money per event", "prices", "priced_events"),
            Ratio("revenue_per_event", "Revenue per event", "money per event", "revenue", "events"),
            Ratio("purchases_per_view", "Purchases per view", "share", "purchases", "views"),
            Ratio("carts_per_view", "Carts per view", "share", "carts", "views"),
            Ratio("purchases_per_cart", "Purchases per cart", "share", "purchases", "carts"),
            Ratio("session_conversion", "Session conversion", "share", "orders", "sessions"),
            Ratio("revenue_share", "Share of revenue", "share", "revenue", "revenue") with
            {
                IsShare = true,
            },
            Ratio("user_share", "Share of users", "share", "users", "users") with
            {
                IsShare = true,
            },
            Ratio("event_share", "Share of events", "share", "events", "events") with
            {
                IsShare = true,
            },
        }.ToDictionary(number => number.Name, StringComparer.Ordinal);

    internal static Number Of(string name) =>
        All.TryGetValue(name, out var number) ? number : throw new ArgumentException("There is no such number.");

    private static Number Ratio(string name, string title, string unit, string numerator, string denominator) =>
        new(name, title, unit, $"{title}: {numerator.Replace('_', ' ')} over {denominator.Replace('_', ' ')}.")
        {
            Numerator = numerator,
            Denominator = denominator,
        };

    /// <summary>The number in a place, with rows of those behind it; for a ratio those of its numerator.</summary>
    internal OpenedNumber Open(DashboardContext context, IReadOnlyDictionary<string, string?> keys, long skip, int rows)
    {
        if (Numerator is null)
        {
            Select(context, Place.Parse(keys));
            var value = Value(context);
            return new OpenedNumber(
                Name,
                Title,
                Meaning,
                value,
                Unit,
                RowsOf(context, skip, rows),
                IsSum ? Count(context) : (long)value
            );
        }

        var whole = IsShare ? new Dictionary<string, string?>() : keys;
        var denominator = Of(Denominator!);
        denominator.Select(context, Place.Parse(whole));
        var below = denominator.Value(context);
        var belowTitle = IsShare ? $"{denominator.Title} of everything shown" : denominator.Title;
        var opened = Of(Numerator).Open(context, keys, skip, rows);
        return opened with
        {
            Name = Name,
            Title = Title,
            Meaning = Meaning,
            Unit = Unit,
            Value = Divide(opened.Value!, below),
            Formula = $"{Of(Numerator).Title} / {belowTitle}",
            Parts =
            [
                new NumberPart(Numerator, Of(Numerator).Title, opened.Value, keys),
                new NumberPart(Denominator, belowTitle, below, whole),
            ],
        };
    }

    /// <summary>Writes all rows behind the number, or behind a ratio's numerator, to a file.</summary>
    internal long Export(DashboardContext context, IReadOnlyDictionary<string, string?> keys, string path)
    {
        if (Numerator is not null)
        {
            return Of(Numerator).Export(context, keys, path);
        }

        Select(context, Place.Parse(keys));
        Script("page").Execute(context.Session, new { rows = (long?)null, skip = (long?)null });
        RowScript.Prefixed("create or replace temp view opened_rows as").Execute(context.Session);
        return DashboardExport.WriteOpenedRows(context.Session, path);
    }

    private SqlScript RowScript =>
        Script(
            Rows switch
            {
                NumberRows.Events => "events",
                NumberRows.Users => "users",
                NumberRows.Sessions => "sessions",
                _ => "products",
            }
        );

    private void Select(DashboardContext context, Place place, (DateOnly From, DateOnly To)? dates = null)
    {
        var isNone = EventType is not null && place.EventType is not null && place.EventType != EventType;
        context.SelectEvents(
            place with
            {
                EventType = isNone ? "" : EventType ?? place.EventType,
                Priced = Priced || place.Priced,
            },
            dates
        );
    }

    /// <summary>The number of everything that the filter takes between dates; null for a ratio whose denominator is 0.</summary>
    internal decimal? Compute(DashboardContext context, (DateOnly From, DateOnly To)? dates)
    {
        if (Numerator is not null)
        {
            var below = Of(Denominator!).Compute(context, dates);
            return below is null or 0
                ? null
                : decimal.Round(
                    Of(Numerator).Compute(context, dates)!.Value / below.Value,
                    Unit.StartsWith("money", StringComparison.Ordinal) ? 2 : 6
                );
        }

        Select(context, Place.Everywhere, dates);
        return Convert.ToDecimal(Value(context), CultureInfo.InvariantCulture);
    }

    private object Value(DashboardContext context) =>
        IsSum ? (object)Script("sum of prices").QuerySingle<decimal>(context.Session) : Count(context);

    private long Count(DashboardContext context) =>
        Script(
                Rows switch
                {
                    NumberRows.Events => "count events",
                    NumberRows.Users => "count users",
                    NumberRows.Sessions => "count sessions",
                    _ => "count products",
                }
            )
            .QuerySingle<long>(context.Session);

    private Table RowsOf(DashboardContext context, long skip, int rows)
    {
        Script("page").Execute(context.Session, new { rows, skip });
        var table = RowScript.Read(context.Session, reader => Table.From(reader, Title));
        return Rows == NumberRows.Events
            ? table
                .WithFormat(ColumnFormat.Automatic.OrElse("uncategorized"), "category_code")
                .WithFormat(ColumnFormat.Automatic.OrElse("unknown_brand"), "brand")
                .WithFormat(ColumnFormat.Automatic.OrElse("no price"), "price")
            : table;
    }

    private static object? Divide(object numerator, object denominator) =>
        (numerator, denominator) switch
        {
            (_, long and 0) => null,
            (_, decimal and 0) => null,
            (decimal above, decimal below) => (double)(above / below),
            (decimal above, long below) => decimal.Round(above / below, 2),
            (long above, long below) => (double)above / below,
            _ => null,
        };

    private static SqlScript Script(string section) => SqlScript.Load(typeof(Number), "number_rows.sql", section);
}
