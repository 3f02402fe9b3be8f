using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Customers;

/// <summary>Users by the segment of their number of sessions: how many there are, how many buy, and what they bring.</summary>
internal sealed class UserSegments(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectCells();
        var known = context
            .Query<SegmentSums>("Customers/customers.sql", "segments")
            .ToDictionary(segment => segment.UserSegment, StringComparer.Ordinal);
        SegmentSums[] segments =
        [
            .. DashboardSummary.Segments.Select(name =>
                known.GetValueOrDefault(name) ?? new SegmentSums(name, 0, 0, 0, 0, 0, 0)
            ),
        ];
        var users = segments.Sum(segment => segment.Users);
        var revenue = segments.Sum(segment => segment.Revenue);
        var rows = segments
            .Select(segment => new
            {
                segment.UserSegment,
                segment.Users,
                UserShare = users == 0 ? null : (double?)segment.Users / users,
                segment.Buyers,
                segment.Sessions,
                segment.Orders,
                segment.Purchases,
                segment.Revenue,
                RevenueShare = revenue == 0 ? null : (double?)(segment.Revenue / revenue),
                Aov = segment.Orders == 0 ? null : (decimal?)decimal.Round(segment.Revenue / segment.Orders, 2),
            })
            .ToArray();
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithHeading("aov", "Average order value")
                .WithFormat(ColumnFormat.Percent().OrElse("no users"), "user_share")
                .WithFormat(ColumnFormat.Percent().OrElse("no revenue"), "revenue_share")
                .WithFormat(ColumnFormat.Automatic.OrElse("no orders"), "aov")
        )
        {
            Chart = Draw(segments, users, revenue).Title(figure.Title),
            Keys = ["user_segment"],
            Numbers = Named(
                "users",
                "user_share",
                "buyers",
                "sessions",
                "orders",
                "purchases",
                "revenue",
                "revenue_share",
                "aov"
            ),
            Selection = new FigureSelection("segment", "user_segment"),
            Sentences = [Sentence(segments, users, revenue)],
            Source = context.Filter is { TakesAllItems: true, EventType: null }
                ? $"{context.CellSource}, sessions, and single purchases"
                : DashboardContext.OfEvents,
        };
    }

    // A series for each segment, so that it has one colour everywhere. Shares mean nothing where a segment brings less than nothing.
    private static Chart Draw(SegmentSums[] segments, long users, decimal revenue)
    {
        if (users == 0)
        {
            return Chart.Nothing("There are no events.");
        }

        var bars = segments
            .Select(segment =>
                Chart.Bar(
                    [segment.UserSegment],
                    [segment.Revenue],
                    segment.UserSegment,
                    [
                        DashboardContext.Invariant(
                            $"{segment.UserSegment}: {segment.Revenue:N2} of {Words.Count(segment.Users, "user")}"
                        ),
                    ]
                )
            )
            .Aggregate((all, next) => all.With(next))
            .Stacked()
            .YAxis("revenue")
            .Title("Revenue");
        var names = segments.Select(segment => segment.UserSegment).ToArray();
        var ofUsers = Chart.Pie(names, segments.Select(segment => segment.Users), hole: 0.5).Title("Users");
        Chart[] charts =
            revenue <= 0 || segments.Any(segment => segment.Revenue < 0)
                ? [bars, ofUsers]
                :
                [
                    bars,
                    ofUsers,
                    Chart.Pie(names, segments.Select(segment => segment.Revenue), hole: 0.5).Title("Revenue, shares"),
                ];
        return Chart.Grid(charts.Length, charts).ColoursOf(names);
    }

    private static string Sentence(SegmentSums[] segments, long users, decimal revenue)
    {
        if (users == 0)
        {
            return "No event is taken by this filter.";
        }

        if (revenue <= 0)
        {
            return "Segments cannot be compared by revenue: there is none.";
        }

        var most = segments.Max(segment => segment.Revenue);
        var first = segments.Where(segment => segment.Revenue == most).ToArray();
        return DashboardContext.Invariant(
            $"Most revenue{(first.Length > 1 ? ", and equally much," : "")} comes from {Words.List([.. first.Select(segment => DashboardContext.Invariant($"{segment.UserSegment} ({(double)segment.Users / users:P2} of users)"))])}: {(double)(most / revenue):P2}{(first.Length > 1 ? " each" : "")}. Segments are by all sessions of the log."
        );
    }

    /// <summary>The sums of a segment; orders are sessions with a purchase.</summary>
    private sealed record SegmentSums(
        string UserSegment,
        long Users,
        long Buyers,
        long Sessions,
        long Orders,
        long Purchases,
        decimal Revenue
    );
}
