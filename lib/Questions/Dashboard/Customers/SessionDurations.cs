using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Customers;

/// <summary>Sessions that begin in the filter's dates by how long they last, with and without a purchase.</summary>
internal sealed class SessionDurations(Figure figure) : OwnRowsFigure
{
    private static readonly string[] Ranges =
    [
        "below 1 min",
        "1 to 5 min",
        "5 to 10 min",
        "10 to 30 min",
        "30 to 60 min",
        "60 min and more",
    ];

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var known = Script("durations").Query<Duration>(context.Session).ToDictionary(each => each.Place);
        Duration[] durations =
        [
            .. Enumerable.Range(0, Ranges.Length).Select(place => known.GetValueOrDefault(place) ?? new(place, 0, 0)),
        ];
        var sessions = durations.Sum(each => each.Sessions);
        var rows = durations.Select(each => new
        {
            Duration = Ranges[each.Place],
            each.Sessions,
            SessionShare = sessions == 0 ? null : (double?)each.Sessions / sessions,
            each.Orders,
            WithoutOrder = each.Sessions - each.Orders,
            SessionConversion = each.Conversion,
            each.Interval?.Low,
            each.Interval?.High,
        });
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithHeading("orders", "With a purchase")
                .WithHeading("without_order", "Without a purchase")
                .WithFormat(
                    ColumnFormat.Percent().OrElse("no sessions"),
                    "session_share",
                    "session_conversion",
                    "low",
                    "high"
                )
        )
        {
            Chart = (sessions == 0 ? Chart.Nothing("No session begins in these dates.") : Draw(durations)).Title(
                figure.Title
            ),
            Keys = ["duration"],
            Numbers = Named("sessions", "session_share", "orders", "without_order", "session_conversion"),
            Sentences = [Sentence(durations)],
            Source = "sessions",
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var name = keys.Only("duration").Text("duration");
        int? place = Array.IndexOf(Ranges, name) is var index and >= 0
            ? index
            : throw new ArgumentException($"Sessions last {Words.List(Ranges)}.");
        return number switch
        {
            "sessions" or "orders" or "without_order" => Sessions(context, number, place, name!),
            "session_share" => Sessions(context, "sessions", place, name!)
                .Over(
                    context,
                    "sessions",
                    keys,
                    new NumberPart(
                        null,
                        "Sessions of any length",
                        Script("durations").Query<Duration>(context.Session).Sum(each => each.Sessions),
                        Nowhere
                    )
                ),
            "session_conversion" => Conversion(context, place, name!, keys),
            _ => throw NoSuchNumber(),
        };
    }

    private static OpenedRows Conversion(DashboardContext context, int? place, string name, FigureKeys keys)
    {
        var whole = Sessions(context, "sessions", place, name).Open(context, "sessions", 0, 0);
        return Sessions(context, "orders", place, name)
            .Over(context, "orders", keys, new NumberPart("sessions", whole.Title, whole.Value, keys.Values));
    }

    private static OpenedRows Sessions(DashboardContext context, string number, int? place, string name)
    {
        context.SelectEvents();
        Script("place")
            .Execute(context.Session, new { place, bought = number == "sessions" ? (bool?)null : number == "orders" });
        return OpenedRows.Count(
            number switch
            {
                "orders" => $"Sessions of {name} with a purchase",
                "without_order" => $"Sessions of {name} without a purchase",
                _ => $"Sessions of {name}",
            },
            "Sessions that begin in the dates; they last from their first to their last event.",
            "sessions",
            Script("sessions")
        );
    }

    private static Chart Draw(Duration[] durations) =>
        Chart.Grid(
            1,
            Chart
                .Bar(Ranges, durations.Select(each => each.Orders), "with a purchase")
                .With(Chart.Bar(Ranges, durations.Select(each => each.Sessions - each.Orders), "without a purchase"))
                .Stacked()
                .YAxis("sessions")
                .Title("Sessions"),
            Chart
                .Bar(Ranges, durations.Select(each => each.Conversion), "conversion")
                .ErrorBars(durations.Select(each => each.Interval?.Low), durations.Select(each => each.Interval?.High))
                .YAxis("with a purchase, of sessions", ".1%")
                .Title("Session conversion with 95 % intervals")
        );

    private static string Sentence(Duration[] durations)
    {
        var filled = durations.Where(each => each.Sessions > 0).ToArray();
        (long, long)[] rates = [.. filled.Select(each => (each.Orders, each.Sessions))];
        if (HighestRate.Of(rates) is not { } highest)
        {
            return "No session begins in these dates.";
        }

        var best = filled[highest.Index];
        return best.Orders == 0 ? "No session, short or long, holds a purchase."
            : filled.Length == 1 ? $"All sessions last {Rate(best)}, so there is nothing to compare."
            : highest.IsClear ? $"Sessions hold a purchase most often that last {Rate(best)}."
            : $"No length of sessions clearly holds a purchase most often; the intervals of these overlap: {Words.List([.. highest.Tied(rates).Select(index => Rate(filled[index]))])}.";
    }

    private static string Rate(Duration each) =>
        DashboardContext.Invariant(
            $"{Ranges[each.Place]} ({each.Conversion:P2} of {each.Sessions:N0}, 95 % interval {each.Interval!.Low:P2} to {each.Interval.High:P2})"
        );

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(SessionDurations), "customers.sql", section);

    private sealed record Duration(int Place, long Sessions, long Orders)
    {
        internal double? Conversion => Sessions == 0 ? null : (double)Orders / Sessions;

        internal ConfidenceInterval? Interval => WilsonInterval.Of(Orders, Sessions);
    }
}
