using System.Globalization;
using System.Runtime.CompilerServices;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Selection;

/// <summary>One answer in the making: a session, the reader's filter, and the relations <c>selected_events</c> and <c>selected_cells</c>, which hold what the filter takes.</summary>
internal sealed class DashboardContext
{
    internal const string OfHours = "sums kept by hour, category, brand and segment";
    internal const string OfEvents = "single events";

    private static readonly string[] Relations =
    [
        "events",
        "dim_users",
        "dim_time",
        "fact_sessions",
        "mart_event_cells",
    ];

    // Nobody can build tables in a warehouse that is open for reading; asking for the number takes longer than most answers.
    private static readonly ConditionalWeakTable<Shop, StrongBox<long>> FixedNumbers = [];

    private static IReadOnlyList<string>? zones;

    /// <summary>Begins an answer.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself, or names what the warehouse does not have.</exception>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal DashboardContext(ShopSession session, DashboardFilter filter)
    {
        Session = session;
        Filter = filter.Checked();
        CellsNumber = session.Shop.IsReadOnly
            ? FixedNumbers.GetValue(session.Shop, _ => new StrongBox<long>(RequireCells())).Value
            : RequireCells();
        RequireZone();
        Script(Filter.TimeZone == DashboardFilter.Utc ? "utc" : "zone").Execute(session);
        SetVariables(null, null, Place.Everywhere);
        var (first, last) = Script("dates").QuerySingle<(DateOnly? First, DateOnly? Last)>(session);
        FirstDate = first;
        LastDate = last;
    }

    internal ShopSession Session { get; }

    internal DashboardFilter Filter { get; }

    /// <summary>The number of the table of sums by hour; every table that is built gets one of its own.</summary>
    internal long CellsNumber { get; }

    /// <summary>The first date with an event in the zone, whatever the filter; null without events.</summary>
    internal DateOnly? FirstDate { get; }

    /// <summary>The last date with an event in the zone, whatever the filter; null without events.</summary>
    internal DateOnly? LastDate { get; }

    /// <summary>The first date of the filter and of the log.</summary>
    internal DateOnly? From => Filter.From > FirstDate || FirstDate is null ? Filter.From ?? FirstDate : FirstDate;

    /// <summary>The date after the last one of the filter and of the log.</summary>
    internal DateOnly? To => LastDate?.AddDays(1) is { } end ? (Filter.To < end ? Filter.To : end) : Filter.To;

    /// <summary>The filter for other questions, whose dates are instants of UTC.</summary>
    internal EventFilter Events
    {
        get
        {
            var (from, to) = Instants(Filter.From, Filter.To);
            return Filter.ToEvents(from, to);
        }
    }

    /// <summary>The end of the filter's dates or of the log, an instant of UTC, for questions with an as_of.</summary>
    internal DateTime AsOf =>
        To is { } to && to > From ? Instants(null, to).To!.Value
        : From is { } from ? Instants(from, null).From!.Value
        : new DateTime(1970, 1, 1);

    /// <summary>What was read for <c>selected_cells</c>.</summary>
    internal string CellSource { get; private set; } = OfHours;

    /// <summary>The dates that the filter's are compared with; null without a comparison, or where the log begins later.</summary>
    internal (DateOnly From, DateOnly To)? Compared
    {
        get
        {
            if (Filter.Compare == Comparison.None || From is not { } from || To is not { } to || to <= from)
            {
                return null;
            }

            var days = to.DayNumber - from.DayNumber;
            var back = Filter.Compare == Comparison.SameWeekdays ? (days + 6) / 7 * 7 : days;
            return from.DayNumber - back < FirstDate?.DayNumber ? null : (from.AddDays(-back), to.AddDays(-back));
        }
    }

    /// <summary>The sums of what the filter takes.</summary>
    internal CellTotals Totals() => Totals(Filter.From, Filter.To);

    /// <summary>The same between other dates.</summary>
    internal CellTotals Totals(DateOnly? from, DateOnly? to) => CellTotals.Of(this, from, to);

    /// <summary>The same filter without a type of events and with its dates in UTC, for questions about histories of users, which count days of UTC; from then on this one must not select.</summary>
    internal DashboardContext OfHistories() =>
        Filter is { TimeZone: DashboardFilter.Utc, EventType: null }
            ? this
            : new DashboardContext(Session, Filter with { TimeZone = DashboardFilter.Utc, EventType = null });

    /// <summary>Makes <c>selected_cells</c>: what the filter takes, summed by hour, category, brand and segment.</summary>
    internal void SelectCells() => SelectCells(Filter.From, Filter.To);

    /// <summary>The same between other dates.</summary>
    internal void SelectCells(DateOnly? from, DateOnly? to)
    {
        var (start, end) = Instants(from, to);
        var whole =
            start is not { Minute: not 0 }
            && end is not { Minute: not 0 }
            && (Filter.TimeZone == DashboardFilter.Utc || Script("whole hours").QuerySingle<bool>(Session));
        CellSource = whole ? OfHours : OfEvents;
        SelectEvents(start, end, Place.Everywhere);
        Script(whole ? "cells of hours" : "cells of events").Execute(Session);
    }

    /// <summary>Makes <c>selected_events</c>: the events that the filter takes, or those of them in one place; of other dates than the filter's where they are given.</summary>
    internal void SelectEvents(Place? place = null, (DateOnly From, DateOnly To)? dates = null)
    {
        place ??= Place.Everywhere;
        var from = Latest(dates?.From ?? Filter.From, place.Date, place.Month);
        var to = Earliest(dates?.To ?? Filter.To, place.Date?.AddDays(1), place.Month?.AddMonths(1));
        var (start, end) = Instants(from, to);
        SelectEvents(start, end < start ? start : end, place);
    }

    /// <summary>The rows of a script of a figure.</summary>
    internal IReadOnlyList<T> Query<T>(string file, string? section = null, object? parameters = null) =>
        (
            section is null
                ? SqlScript.Load(typeof(DashboardFigure), file)
                : SqlScript.Load(typeof(DashboardFigure), file, section)
        ).Query<T>(Session, parameters);

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(DashboardContext), "selection.sql", section);

    private static DateOnly? Latest(params DateOnly?[] dates) => dates.Max();

    private static DateOnly? Earliest(params DateOnly?[] dates) => dates.Min();

    private void SelectEvents(DateTime? from, DateTime? to, Place place)
    {
        if (IsNobody(place))
        {
            from ??= DateTime.UnixEpoch;
            to = from;
        }

        // Its macros are what the view reads.
        _ = new FilteredEvents(Session, Events with { From = from, To = to, Segment = SegmentOf(place) });
        SetVariables(from, to, place);
        Script("events").Execute(Session);
    }

    private string? SegmentOf(Place place) => Filter.Segment ?? place.Segment;

    // A place in another segment than the filter's holds nothing.
    private bool IsNobody(Place place) =>
        place.Segment is not null && Filter.Segment is not null && place.Segment != Filter.Segment;

    private void SetVariables(DateTime? from, DateTime? to, Place place)
    {
        var events = Filter.ToEvents(null, null);
        var (withoutPrice, least, below) = PricesOf(place);
        Script("variables")
            .Execute(
                Session,
                new
                {
                    zone = Filter.TimeZone,
                    from,
                    to,
                    category = events.CategoryValue,
                    brand = events.BrandValue,
                    segment = SegmentOf(place),
                    type = Filter.EventType,
                    place_type = place.EventType,
                    place_hour = place.Hour,
                    place_weekday = place.Weekday,
                    place_category = place.Category,
                    place_code = place.CategoryCode,
                    place_brand = place.Brand,
                    place_product = place.Product,
                    place_without_price = withoutPrice,
                    place_least_price = least,
                    place_below_price = below,
                }
            );
    }

    private static (bool? Without, decimal? Least, decimal? Below) PricesOf(Place place)
    {
        if (place.Price is not { } text)
        {
            return (place.Priced ? false : null, null, null);
        }

        return text == PriceRange.Missing ? (true, null, null)
            : PriceRange.Parse(text) is var (least, below) ? (false, least, below)
            : throw new ArgumentException("The key price is not one of the figure's ranges.");
    }

    /// <summary>The instants (UTC) at which dates of the zone begin.</summary>
    private (DateTime? From, DateTime? To) Instants(DateOnly? from, DateOnly? to) =>
        Filter.TimeZone == DashboardFilter.Utc
            ? (from?.ToDateTime(TimeOnly.MinValue), to?.ToDateTime(TimeOnly.MinValue))
            : Script("instants")
                .QuerySingle<(DateTime? From, DateTime? To)>(
                    Session,
                    new
                    {
                        zone = Filter.TimeZone,
                        from,
                        to,
                    }
                );

    // The cells are the last of the tables to be built.
    private long RequireCells()
    {
        var numbers = Script("number of the cells").Query<long>(Session);
        if (numbers.Count == 0)
        {
            BuiltRelations.Require(Session, Relations);
        }

        return numbers[0];
    }

    private void RequireZone()
    {
        if (Filter.TimeZone != DashboardFilter.Utc && !Zones(Session).Contains(Filter.TimeZone, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                "There is no such time zone; it is an IANA name such as Europe/Berlin or America/New_York."
            );
        }
    }

    /// <summary>The names of all time zones, which are the engine's and so the same in every warehouse.</summary>
    internal static IReadOnlyList<string> Zones(ShopSession session) =>
        zones ??= Script("zones").Query<string>(session);

    /// <summary>A number of days or hours in words.</summary>
    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A range of prices as a key.</summary>
internal static class PriceRange
{
    internal const string Missing = "missing";

    /// <summary>The key of prices from one to below another; a null end is open.</summary>
    internal static string Of(decimal? least, decimal? below) =>
        string.Create(CultureInfo.InvariantCulture, $"{least:0.00}..{below:0.00}");

    /// <summary>The ends of a key; null if it is none.</summary>
    internal static (decimal? Least, decimal? Below)? Parse(string text)
    {
        var ends = text.Split("..");
        return ends.Length == 2 && TryEnd(ends[0], out var least) && TryEnd(ends[1], out var below)
            ? (least, below)
            : null;
    }

    private static bool TryEnd(string text, out decimal? end)
    {
        end = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
            || Math.Abs(value) >= 100_000_000
        )
        {
            return false;
        }

        end = value;
        return true;
    }
}
