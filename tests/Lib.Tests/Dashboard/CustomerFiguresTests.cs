using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Questions.Dashboard;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Statistics;
using Tests.Activity;
using Tests.Customers;
using Tests.Retention;
using Tests.Simulations;
using Tests.Worlds;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

[Trait("Speed", "Slow")]
[Collection(WorldShop.DashboardCollection)]
public sealed class CustomerFiguresTests(WorldShop worlds)
{
    private static readonly int Filters = Simulation.Runs(30, 300);
    private static readonly string[] Durations =
    [
        "below 1 min",
        "1 to 5 min",
        "5 to 10 min",
        "10 to 30 min",
        "30 to 60 min",
        "60 min and more",
    ];

    [Fact]
    public void Answer_RandomFilters_EqualsOnePassOverTheEvents()
    {
        var (buyers, retained, sessions) = (0L, 0L, 0L);
        foreach (var oracle in DashboardOracle.Random(worlds, Filters))
        {
            AssertLines(
                oracle,
                "customers-segments",
                Segments(oracle),
                "user_segment",
                "users",
                "user_share",
                "buyers",
                "sessions",
                "orders",
                "purchases",
                "revenue",
                "revenue_share",
                "aov"
            );
            AssertLines(
                oracle,
                "customers-durations",
                Lasting(oracle),
                "duration",
                "sessions",
                "orders",
                "without_order",
                "session_conversion",
                "low",
                "high"
            );
            var scored = RfmOracle.Buyers(
                oracle.World,
                new RfmOptions { AsOf = AsOf(oracle), Filter = oracle.OfHistories().ToEvents() }
            );
            AssertLines(
                oracle,
                "customers-rfm",
                scored.Select(buyer =>
                    Line(
                        buyer.UserId,
                        buyer.Segment,
                        $"R{buyer.RScore} F{buyer.FScore} M{buyer.MScore}",
                        buyer.RecencyDays,
                        buyer.PurchaseDays,
                        buyer.Orders,
                        buyer.Items,
                        buyer.Spent
                    )
                ),
                "user_id",
                "segment",
                "code",
                "recency_days",
                "frequency",
                "orders",
                "items",
                "spent"
            );
            AssertLines(
                oracle,
                "customers-rfm-segments",
                Worth(scored),
                "segment",
                "buyers",
                "buyer_share",
                "mean_spend",
                "revenue",
                "revenue_share"
            );
            AssertLines(
                oracle,
                "customers-retention",
                Cohorts(oracle),
                "cohort",
                "size",
                "period",
                "retained",
                "share"
            );
            AssertLines(
                oracle,
                "customers-lifecycle",
                Lifecycle(oracle),
                "start",
                "new",
                "returning",
                "resurrecting",
                "dormant",
                "active"
            );
            buyers += scored.Count;
            retained += Cohorts(oracle).Count();
            sessions += Answer(oracle, "customers-durations").Table.Rows.Sum(row => (long)row["sessions"]!);
        }

        Assert.True(
            buyers > Filters && retained > Filters && sessions > 10 * Filters,
            $"{buyers} buyers, {retained} cells, {sessions} sessions"
        );
    }

    [Fact]
    public void Answer_DurationsOfEverySide_FallIntoSixRanges()
    {
        var first = SmallWorld.Draw(7).Events[0];
        int[] seconds = [0, 59, 60, 299, 300, 599, 600, 1799, 1800, 3599, 3600, 90_000];
        worlds.Use(
            SmallWorld.Of(
                seconds.SelectMany(
                    (length, user) =>
                        new[]
                        {
                            first with
                            {
                                UserId = user,
                                EventType = "view",
                            },
                            first with
                            {
                                UserId = user,
                                EventType = user % 2 == 0 ? "purchase" : "cart",
                                EventTime = first.EventTime.AddSeconds(length),
                            },
                        }
                )
            )
        );

        var answer = worlds.Session.Dashboard.Answer("customers-durations");

        Assert.Equal(Durations.Select(name => Line(name, 2L, 1L)), Rows(answer, "duration", "sessions", "orders"));
        Assert.Contains(
            "No length of sessions clearly holds a purchase most often",
            answer.Sentences[0],
            StringComparison.Ordinal
        );
    }

    private FigureAnswer Answer(DashboardOracle oracle, string figure) =>
        worlds.Session.Dashboard.Answer(figure, oracle.Filter);

    private void AssertLines(
        DashboardOracle oracle,
        string figure,
        IEnumerable<string> expected,
        params string[] columns
    )
    {
        var actual = Rows(Answer(oracle, figure), columns);
        Assert.True(
            expected.SequenceEqual(actual),
            $"{oracle.World.Seed} {oracle.Filter} {figure}:\n{string.Join("\n", expected)}\nand\n{string.Join("\n", actual)}"
        );
    }

    // The end of the filter's dates and of the log, whichever comes first; of dates behind the log their beginning.
    private static DateTime AsOf(DashboardOracle oracle)
    {
        var history = oracle.OfHistories();
        var end = oracle.World.Events.Count == 0 ? (DateOnly?)null : oracle.World.Events.Max(history.Date).AddDays(1);
        end = end is null || oracle.Filter.To < end ? oracle.Filter.To ?? end : end;
        var from =
            oracle.World.Events.Count == 0 || oracle.Filter.From > oracle.World.Events.Min(history.Date)
                ? oracle.Filter.From
                : oracle.World.Events.Min(history.Date);
        return (end > from || from is null ? end : from)?.ToDateTime(TimeOnly.MinValue) ?? new DateTime(1970, 1, 1);
    }

    private static IEnumerable<string> Segments(DashboardOracle oracle)
    {
        var users = oracle.Events.Select(row => row.UserId).Distinct().Count();
        var all = OracleSums.Of(oracle.Events).Revenue;
        return new[] { "Power User", "Active User", "Occasional User", "One-time User" }.Select(segment =>
        {
            var events = oracle
                .Events.Where(row => EventFilterOracle.Segment(oracle.World, row.UserId) == segment)
                .ToArray();
            var bought = events.Where(row => row.EventType == "purchase").ToArray();
            var revenue = OracleSums.Of(events).Revenue;
            var active = events.Select(row => row.UserId).Distinct().Count();
            var orders = bought.Select(row => row.SessionKey).Distinct().Count();
            return Line(
                segment,
                active,
                users == 0 ? null : (double)active / users,
                bought.Select(row => row.UserId).Distinct().Count(),
                events.Select(row => row.SessionKey).Distinct().Count(),
                orders,
                bought.Length,
                revenue,
                all == 0 ? null : (double)(revenue / all),
                orders == 0 ? null : decimal.Round(revenue / orders, 2)
            );
        });
    }

    private static IEnumerable<string> Lasting(DashboardOracle oracle)
    {
        // All events of sessions that begin in the dates, whatever they are about.
        var whole = new DashboardOracle(oracle.World, new DashboardFilter { TimeZone = oracle.Filter.TimeZone });
        var sessions = oracle
            .World.Events.Where(row =>
                oracle.Filter.Segment is null
                || EventFilterOracle.Segment(oracle.World, row.UserId) == oracle.Filter.Segment
            )
            .GroupBy(row => row.SessionKey)
            .Select(session =>
                (
                    Begin: session.MinBy(row => row.EventTime)!,
                    End: session.Max(row => row.EventTime),
                    Bought: session.Any(row => row.EventType == "purchase")
                )
            )
            .Where(session =>
                whole.Date(session.Begin) is var date && !(date < oracle.Filter.From) && !(date >= oracle.Filter.To)
            )
            .ToLookup(
                session =>
                    (session.End - session.Begin.EventTime).TotalMinutes switch
                    {
                        < 1 => 0,
                        < 5 => 1,
                        < 10 => 2,
                        < 30 => 3,
                        < 60 => 4,
                        _ => 5,
                    },
                session => session.Bought
            );
        return Durations.Select(
            (name, place) =>
            {
                var (all, bought) = (sessions[place].LongCount(), sessions[place].LongCount(each => each));
                var interval = WilsonInterval.Of(bought, all);
                return Line(
                    name,
                    all,
                    bought,
                    all - bought,
                    all == 0 ? null : (double)bought / all,
                    interval?.Low,
                    interval?.High
                );
            }
        );
    }

    private static IEnumerable<string> Worth(IReadOnlyList<RfmBuyer> buyers)
    {
        var all = buyers.Sum(buyer => buyer.Spent);
        var names = SegmentMap.Default.Segments.Concat(
            buyers.Any(buyer => buyer.Segment == RfmReport.Untold) ? [RfmReport.Untold] : []
        );
        return names.Select(name =>
        {
            var inIt = buyers.Where(buyer => buyer.Segment == name).ToArray();
            var spent = inIt.Sum(buyer => buyer.Spent);
            return Line(
                name,
                inIt.Length,
                buyers.Count == 0 ? null : (double)inIt.Length / buyers.Count,
                inIt.Length == 0 ? null : Math.Round(spent / inIt.Length, 2, MidpointRounding.AwayFromZero),
                spent,
                all == 0 ? null : (double)(spent / all)
            );
        });
    }

    private static IEnumerable<string> Cohorts(DashboardOracle oracle) =>
        RetentionOracle
            .Cells(oracle.World, new RetentionOptions { AsOf = AsOf(oracle), Filter = oracle.OfHistories().ToEvents() })
            .Select(each =>
                Line(each.Cell.Cohort, each.Cell.Size, each.Cell.Period, each.Cell.Retained, each.Cell.Share)
            );

    private static IEnumerable<string> Lifecycle(DashboardOracle oracle) =>
        ActivityOracle
            .Lifecycle(
                oracle.World,
                new ActivityOptions
                {
                    AsOf = AsOf(oracle),
                    Filter = oracle.OfHistories().ToEvents(),
                    Period = CalendarPeriod.Week,
                }
            )
            .Select(week =>
            {
                long? Count(LifecycleStatus status) => week.Ended ? week.Users[status].LongCount() : null;
                var (fresh, back, again) = (
                    Count(LifecycleStatus.New),
                    Count(LifecycleStatus.Returning),
                    Count(LifecycleStatus.Resurrecting)
                );
                return Line(week.Start, fresh, back, again, -Count(LifecycleStatus.Dormant), fresh + back + again);
            });
}
