using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Executive;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Explorer;

/// <summary>Events by type with their shares, most first.</summary>
internal sealed class EventTypes(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var sums = CellSums.Add(totals.Hours);
        var rows = DashboardFilter
            .EventTypes.Zip([sums.Views, sums.Carts, sums.Removes, sums.Purchases])
            .OrderByDescending(type => type.Second)
            .Select(type => new
            {
                EventType = type.First,
                Events = type.Second,
                EventShare = sums.Events == 0 ? null : (double?)type.Second / sums.Events,
            })
            .ToArray();
        var most = rows.Where(row => row.Events == rows[0].Events).Select(row => row.EventType).ToArray();
        return new FigureAnswer(
            figure,
            Table.Of(rows, figure.Title).WithFormat(ColumnFormat.Percent().OrElse("no events"), "event_share")
        )
        {
            Chart = (
                sums.Events == 0
                    ? Chart.Nothing("There are no events.")
                    : Chart
                        .HorizontalBar(
                            rows.Select(row => row.EventType),
                            rows.Select(row => row.Events),
                            hover: rows.Select(row =>
                                DashboardContext.Invariant($"{row.EventType}: {row.Events:N0}, {row.EventShare:P2}")
                            )
                        )
                        .XAxis("events")
            ).Title(figure.Title),
            Keys = ["event_type"],
            Numbers = Named("events", "event_share"),
            Selection = new FigureSelection("type", "event_type"),
            Sentences =
            [
                sums.Events == 0
                    ? "No event is taken by this filter."
                    : DashboardContext.Invariant(
                        $"{Words.Count(sums.Events, "event")}; most are of type {Words.List(most)}: {rows[0].EventShare:P2}{(most.Length > 1 ? " each" : "")}."
                    ),
            ],
            Source = totals.Source,
        };
    }
}

/// <summary>Events and revenue by date.</summary>
internal sealed class Trends(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var totals = context.Totals();
        var days = RevenueDays.Filled(context, totals.Dates);
        var dates = days.Select(day => day.Date);
        return new FigureAnswer(
            figure,
            Table.Of(
                days.Select(day => new
                {
                    day.Date,
                    day.Events,
                    day.Views,
                    day.Carts,
                    day.Removes,
                    day.Purchases,
                    day.Revenue,
                }),
                figure.Title
            )
        )
        {
            Chart = (
                days.Count == 0
                    ? Chart.Nothing("There are no events.")
                    : Chart.Grid(
                        1,
                        Chart.Line(dates, days.Select(day => day.Events)).YAxis("events").Title("Events"),
                        Chart.Line(dates, days.Select(day => day.Revenue)).YAxis("revenue").Title("Revenue")
                    )
            ).Title(figure.Title),
            Keys = ["date"],
            Numbers = Named("events", "views", "carts", "removes", "purchases", "revenue"),
            Selection = new FigureSelection("date", "date"),
            Sentences = [Sentence(days)],
            Source = totals.Source,
        };
    }

    private static string Sentence(IReadOnlyList<DateSums> days)
    {
        if (days.Count == 0)
        {
            return "No event is taken by this filter.";
        }

        var most = days.Max(day => day.Events);
        string[] dates =
        [
            .. days.Where(day => day.Events == most)
                .Select(day => DashboardContext.Invariant($"{day.Date:yyyy-MM-dd}")),
        ];
        return DashboardContext.Invariant(
            $"{Words.Count(days.Sum(day => day.Events), "event")} on {Words.Count(days.Count, "date")}; most on {Words.First(dates, 3)}: {most:N0}{(dates.Length > 1 ? " each" : "")}."
        );
    }
}

/// <summary>Distinct users of each date.</summary>
internal sealed class UsersByDate(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var days = context.Query<UsersOfDate>("Explorer/explorer.sql", "users by date");
        var sums = days.ToDictionary(day => day.Date, day => day.Users);
        var rows = RevenueDays
            .Filled(context, [.. days.Select(day => new DateSums(day.Date, CellSums.None))])
            .Select(day => new { day.Date, Users = sums.GetValueOrDefault(day.Date) })
            .ToArray();
        var most = rows.Length == 0 ? 0 : rows.Max(row => row.Users);
        string[] first =
        [
            .. rows.Where(row => row.Users == most).Select(row => DashboardContext.Invariant($"{row.Date:yyyy-MM-dd}")),
        ];
        return new FigureAnswer(figure, Table.Of(rows, figure.Title))
        {
            Chart = (
                rows.Length == 0
                    ? Chart.Nothing("There are no events.")
                    : Chart.Line(rows.Select(row => row.Date), rows.Select(row => row.Users)).YAxis("distinct users")
            ).Title(figure.Title),
            Keys = ["date"],
            Numbers = Named("users"),
            Selection = new FigureSelection("date", "date"),
            Sentences =
            [
                rows.Length == 0
                    ? "No event is taken by this filter."
                    : DashboardContext.Invariant(
                        $"Most users are active on {Words.First(first, 3)}: {most:N0}{(first.Length > 1 ? " each" : "")}. Who is active on several dates counts on each."
                    ),
            ],
            Source =
                context.Filter.TakesAllItems && context.Filter.TimeZone == DashboardFilter.Utc
                    ? "active days of users"
                    : DashboardContext.OfEvents,
        };
    }

    private sealed record UsersOfDate(DateOnly Date, long Users);
}
