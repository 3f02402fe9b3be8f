using EcommerceNotebooks;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Questions.Dashboard;
using EcommerceNotebooks.Statistics;
using Tests.Funnels;
using Tests.Simulations;
using Tests.Support;
using Tests.Worlds;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

[Trait("Speed", "Slow")]
[Collection(WorldShop.DashboardCollection)]
public sealed class ExecutiveFiguresTests(WorldShop worlds)
{
    private static readonly int Filters = Simulation.Runs(30, 300);

    [Fact]
    public void Answer_RandomFilters_EqualsOnePassOverTheEvents()
    {
        var (active, units) = (0L, 0L);
        foreach (var oracle in DashboardOracle.Random(worlds, Filters))
        {
            AssertCards(oracle);
            AssertLines(oracle, "executive-active-hours", Hours(oracle), "hour", "users", "user_share");
            AssertLines(
                oracle,
                "executive-products",
                Products(oracle),
                "product_id",
                "brand",
                "category_code",
                "mean_item_price",
                "events",
                "views",
                "revenue",
                "purchases",
                "purchases_per_view"
            );
            AssertLines(oracle, "executive-active", Active(oracle), "date", "dau", "wau", "mau");
            AssertLines(oracle, "executive-funnel", Funnels(oracle), "unit", "step", "units");
            active += Active(oracle).Count();
            units += Answer(oracle, "executive-funnel").Table.Rows.Sum(row => (long)row["units"]!);
        }

        Assert.True(active > Filters && units > 10 * Filters, $"{active} days, {units} units");
    }

    [Fact]
    public void Answer_ManyViewsOfTwoProducts_ShowsTheirPricesAndRatesWithIntervals()
    {
        var first = SmallWorld.Draw(7).Events[0] with { Price = 20m, EventType = "view", UserId = 1 };
        var world = worlds.Use(
            SmallWorld.Of([
                .. Enumerable.Repeat(first with { ProductId = 1 }, 60),
                .. Enumerable.Repeat(first with { ProductId = 1, EventType = "purchase", Price = 40m }, 20),
                .. Enumerable.Repeat(first with { ProductId = 2, Price = null }, 30),
                .. Enumerable.Repeat(first with { ProductId = 3 }, 29),
                .. Enumerable.Repeat(first with { ProductId = 4 }, 31),
                .. Enumerable.Repeat(first with { ProductId = 4, EventType = "purchase" }, 32),
            ])
        );

        var answer = worlds.Session.Dashboard.Answer("executive-bubble");

        var interval = WilsonInterval.Of(20, 60)!;
        Assert.Equal(172, world.Events.Count - 30);
        Assert.Equal(
            [
                Line(1L, 25m, 60L, 20L, 800m, 20 / 60.0, interval.Low, interval.High),
                Line(4L, 20m, 31L, 32L, 640m, 32 / 31.0, null, null),
                Line(2L, null, 30L, 0L, 0m, 0.0, 0.0, WilsonInterval.Of(0, 30)!.High),
            ],
            Rows(
                answer,
                "product_id",
                "mean_price",
                "views",
                "purchases",
                "revenue",
                "purchases_per_view",
                "low",
                "high"
            )
        );
        Assert.Contains("Product 1 is bought most often for a view", answer.Sentences[1], StringComparison.Ordinal);
        Assert.Contains("\"size\":[", answer.Chart!.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_ADayOfTenTimesTheEvents_IsMarkedUnlessItemsAreChosen()
    {
        var first = SmallWorld.Draw(7).Events[0] with { Brand = "samsung" };
        worlds.Use(
            SmallWorld.Of(
                Enumerable
                    .Range(0, 42)
                    .SelectMany(day =>
                        Enumerable
                            .Range(0, day == 30 ? 600 : 60)
                            .Select(number =>
                                first with
                                {
                                    EventTime = new DateTime(2019, 10, 1)
                                        .AddDays(day)
                                        .AddMinutes(number * 1439 / 600.0),
                                    UserId = number,
                                }
                            )
                    )
            )
        );

        var answer = worlds.Session.Dashboard.Answer("executive-days");
        var ofBrand = worlds.Session.Dashboard.Answer("executive-days", new DashboardFilter { Brand = "samsung" });

        var marked = answer.Table.Rows.Where(row =>
            row["marks"] is string mark && mark.Contains("unusual", StringComparison.Ordinal)
        );
        Assert.Equal([new DateOnly(2019, 10, 31)], marked.Select(row => (DateOnly)row["date"]!));
        Assert.Contains("2019-10-31", answer.Sentences[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(
            ofBrand.Table["marks"].OfType<string>(),
            mark => mark.Contains("unusual", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Answer_LogThatEndsAtNoon_MarksTheLastDayAsAPart()
    {
        var first = SmallWorld.Draw(7).Events[0];
        DateTime[] times = [new(2019, 10, 1), new(2019, 10, 2, 23, 59, 0), new(2019, 10, 3, 12, 5, 0)];
        worlds.Use(SmallWorld.Of(times.Select(time => first with { EventTime = time })));

        var answer = worlds.Session.Dashboard.Answer("executive-days");
        var berlin = worlds.Session.Dashboard.Answer(
            "executive-days",
            new DashboardFilter { TimeZone = "Europe/Berlin" }
        );

        Assert.Equal([null, null, "part of a day"], answer.Table["marks"]);
        Assert.Contains("the log ends at 12:05 (UTC)", string.Join(" ", answer.Sentences), StringComparison.Ordinal);
        Assert.Equal(["part of a day", null, "part of a day"], berlin.Table["marks"]);
    }

    [Fact]
    public void Answer_LittleRevenueInManyYears_IsNotNone()
    {
        var first = SmallWorld.Draw(7).Events[0] with { EventType = "purchase", Price = 10m };
        DateTime[] times =
        [
            new(1990, 1, 1),
            .. Enumerable.Range(0, 7).Select(day => new DateTime(1999, 12, 25, 23, 0, 0).AddDays(day)),
            new(2030, 6, 1),
        ];
        worlds.Use(SmallWorld.Of(times.Select(time => first with { EventTime = time })));

        var heatmap = worlds.Session.Dashboard.Answer("executive-heatmap");
        var days = worlds.Session.Dashboard.Answer("executive-days");

        Assert.StartsWith("Most revenue per clock hour comes on ", heatmap.Sentences[0], StringComparison.Ordinal);
        Assert.Equal([null, null, null, null, null, null, null, 10m, null], days.Table["mean_of7_days"]);
    }

    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("Asia/Kolkata", 330)]
    public void Answer_EventAtTheEndOfTheDates_IsNotTaken(string zone, int minutes)
    {
        var first = SmallWorld.Draw(7).Events[0] with { EventType = "view" };
        var midnight = new DateTime(2019, 10, 3).AddMinutes(-minutes);
        DateTime[] times = [midnight.AddSeconds(-1), midnight, midnight.AddDays(1).AddSeconds(-1), midnight.AddDays(1)];
        worlds.Use(SmallWorld.Of(times.Select((time, user) => first with { EventTime = time, UserId = user })));
        var filter = new DashboardFilter
        {
            From = new(2019, 10, 3),
            To = new(2019, 10, 4),
            TimeZone = zone,
        };

        Assert.Equal(2m, worlds.Session.Dashboard.Answer("home-totals", filter).Table.Rows[0]["value"]);
        Assert.Equal(2m, worlds.Session.Dashboard.Answer("home-people", filter).Table.Rows[0]["value"]);
        Assert.Equal(2L, worlds.Session.Dashboard.Open("home-totals", "events", filter).Value);
        Assert.Equal([2L], worlds.Session.Dashboard.Answer("explorer-users", filter).Table["users"]);
    }

    // In Havana clocks went back from 1 o'clock to midnight on 3 November 2019, on the Azores and in Greenland a week before.
    [Theory]
    [InlineData("America/Havana", 3, 4)]
    [InlineData("Atlantic/Azores", 27, 0)]
    [InlineData("America/Scoresbysund", 27, 0)]
    [InlineData("Asia/Beirut", 26, 22)]
    public void Answer_DateWhoseMidnightComesTwice_BeginsWithTheFirst(string zone, int day, int hour)
    {
        var begin = new DateTime(2019, day > 15 ? 10 : 11, day, hour, 0, 0);
        var date = zone == "Asia/Beirut" ? new DateOnly(2019, 10, 27) : DateOnly.FromDateTime(begin);
        var first = SmallWorld.Draw(7).Events[0] with { EventType = "view" };
        DateTime[] times =
        [
            begin.AddMinutes(-1),
            begin,
            begin.AddMinutes(59),
            begin.AddMinutes(60),
            begin.AddHours(20),
        ];
        worlds.Use(SmallWorld.Of(times.Select(time => first with { EventTime = time })));
        var ofZone = new DashboardFilter { TimeZone = zone };

        var listed = worlds.Session.Dashboard.Answer("executive-days", ofZone).Table.Rows;

        Assert.Equal(4L, listed.Single(row => (DateOnly)row["date"]! == date)["events"]);
        foreach (
            var (filter, place) in new[]
            {
                (ofZone, new Dictionary<string, string?> { ["date"] = $"{date:yyyy-MM-dd}" }),
                (ofZone with { From = date }, []),
                (ofZone with { From = date, To = date.AddDays(1) }, []),
            }
        )
        {
            Assert.Equal(4L, worlds.Session.Dashboard.Open("executive-days", "events", filter, place).Value);
        }

        var before = ofZone with { To = date };
        Assert.Equal(1m, worlds.Session.Dashboard.Answer("home-totals", before).Table.Rows[0]["value"]);
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

    private void AssertCards(DashboardOracle oracle)
    {
        var sums = OracleSums.Of(oracle.Events);
        var bought = oracle.Events.Where(row => row.EventType == "purchase").ToArray();
        var orders = bought.Select(row => row.SessionKey).Distinct().Count();
        Assert.Equal(
            [sums.Revenue, sums.Purchases, sums.MeanItemPrice],
            Answer(oracle, "executive-cards").Table.Rows.Select(row => (decimal?)row["value"])
        );
        Assert.Equal(
            [
                orders,
                orders == 0 ? null : decimal.Round(sums.Revenue / orders, 2),
                bought.Select(row => row.UserId).Distinct().Count(),
            ],
            Answer(oracle, "executive-orders").Table.Rows.Select(row => (decimal?)row["value"])
        );
        Assert.Equal(
            [Ratio(sums.Carts, sums.Views), Ratio(sums.Purchases, sums.Carts), Ratio(sums.Purchases, sums.Views)],
            Answer(oracle, "executive-event-ratios").Table.Rows.Select(row => (decimal?)row["value"])
        );

        static decimal? Ratio(long above, long below) => below == 0 ? null : decimal.Round((decimal)above / below, 6);
    }

    private static IEnumerable<string> Hours(DashboardOracle oracle)
    {
        var users = oracle.Events.Select(row => row.UserId).Distinct().Count();
        return Enumerable
            .Range(0, users == 0 ? 0 : 24)
            .Select(hour =>
                (
                    hour,
                    Active: oracle
                        .Events.Where(row => oracle.Local(row).Hour == hour)
                        .Select(row => row.UserId)
                        .Distinct()
                        .Count()
                )
            )
            .Select(each => Line(each.hour, each.Active, (double)each.Active / users));
    }

    // Brand and category are those of the product's last event that has one, whatever the filter.
    private static IEnumerable<string> Products(DashboardOracle oracle) =>
        oracle
            .Events.GroupBy(row => row.ProductId)
            .Select(product => (Id: product.Key, Sums: OracleSums.Of(product)))
            .OrderByDescending(product => product.Sums.Revenue)
            .ThenByDescending(product => product.Sums.Purchases)
            .ThenByDescending(product => product.Sums.Events)
            .ThenBy(product => product.Id)
            .Take(20)
            .Select(product =>
                Line(
                    product.Id,
                    Last(oracle.World, product.Id, row => row.Brand),
                    Last(oracle.World, product.Id, row => row.CategoryCode),
                    product.Sums.MeanItemPrice,
                    product.Sums.Events,
                    product.Sums.Views,
                    product.Sums.Revenue,
                    product.Sums.Purchases,
                    product.Sums.PurchasesPerView
                )
            );

    private static string? Last(SmallWorld world, long product, Func<CleanEvent, string?> value) =>
        world
            .Events.Where(row => row.ProductId == product && value(row) is not null)
            .OrderBy(row => row.EventId)
            .Select(value)
            .LastOrDefault();

    private static IEnumerable<string> Active(DashboardOracle oracle)
    {
        var history = oracle.OfHistories();
        DateOnly[] dates = [.. history.AllDates];
        return dates.Select((date, place) => Line(date, Users(place, 1), Users(place, 7), Users(place, 30)));

        long? Users(int place, int days) =>
            place + 1 < days
                ? null
                : history
                    .Events.Where(row =>
                        history.Date(row) <= dates[place] && history.Date(row) > dates[place].AddDays(-days)
                    )
                    .Select(row => row.UserId)
                    .Distinct()
                    .LongCount();
    }

    private static IEnumerable<string> Funnels(DashboardOracle oracle)
    {
        var history = new DashboardOracle(oracle.World, oracle.Filter with { EventType = null });
        var world = SmallWorld.Of(history.Events);
        return Enum.GetValues<FunnelUnit>()
            .SelectMany(unit =>
            {
                var attempts = FunnelOracle.Attempts(world, new FunnelOptions { Unit = unit });
                string[] names = ["sessions", "users", "users and products"];
                return Enumerable
                    .Range(1, 3)
                    .Select(step =>
                        Line(names[(int)unit], step, attempts.LongCount(attempt => attempt.Steps[step - 1] is not null))
                    );
            });
    }
}
