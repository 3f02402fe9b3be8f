using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Simulations;
using Tests.Support;
using Tests.Worlds;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

[Trait("Speed", "Slow")]
[Collection(WorldShop.DashboardCollection)]
public sealed class ExplorerFiguresTests(WorldShop worlds)
{
    private static readonly int Filters = Simulation.Runs(30, 300);

    [Fact]
    public void Answer_RandomFilters_EqualsOnePassOverTheEvents()
    {
        var events = 0;
        foreach (var oracle in DashboardOracle.Random(worlds, Filters))
        {
            events += oracle.Events.Count;
            var about = $"{oracle.World.Seed} {oracle.Filter}";
            AssertSameRows(
                Types(oracle),
                Answer(oracle, "explorer-types"),
                about,
                "event_type",
                "events",
                "event_share"
            );
            AssertSameRows(
                Dates(oracle),
                Answer(oracle, "explorer-trends"),
                about,
                "date",
                "events",
                "views",
                "carts",
                "removes",
                "purchases",
                "revenue"
            );
            AssertSameRows(Users(oracle), Answer(oracle, "explorer-users"), about, "date", "users");
            AssertSameRows(Prices(oracle), Answer(oracle, "explorer-prices"), about, "price", "events", "purchases");
            AssertSameRows(
                Categories(oracle),
                Answer(oracle, "explorer-categories"),
                about,
                "category",
                "level",
                "events",
                "event_share",
                "views",
                "purchases",
                "revenue",
                "revenue_share"
            );
            AssertSameRows(
                Columns(oracle),
                Answer(oracle, "explorer-profile"),
                about,
                "column",
                "events",
                "missing",
                "distinct_values",
                "mean",
                "deviation",
                "lower_quartile",
                "median",
                "upper_quartile",
                "percentile95"
            );
        }

        Assert.True(events > 10 * Filters, $"{events} events taken");
    }

    [Fact]
    public void Answer_MoreEventsOfOneDay_ChangesEverySentence()
    {
        var world = worlds.Use(20);
        string[] figures =
        [
            "explorer-types",
            "explorer-trends",
            "explorer-users",
            "explorer-prices",
            "explorer-categories",
            "explorer-profile",
        ];
        var before = figures.Select(figure => Sentences(figure)).ToArray();
        var first = world.Events[0];

        worlds.Use(
            SmallWorld.Of([
                .. world.Events,
                .. Enumerable
                    .Range(0, 400)
                    .Select(user =>
                        first with
                        {
                            UserId = 5_000 + user,
                            EventType = "remove_from_cart",
                            Price = null,
                            CategoryCode = "moved.elsewhere",
                            Brand = null,
                        }
                    ),
            ])
        );

        Assert.All(figures.Zip(before), each => Assert.NotEqual(each.Second, Sentences(each.First)));

        string Sentences(string figure) => string.Join(" ", worlds.Session.Dashboard.Answer(figure).Sentences);
    }

    private FigureAnswer Answer(DashboardOracle oracle, string figure) =>
        worlds.Session.Dashboard.Answer(figure, oracle.Filter);

    private static void AssertSameRows(
        IEnumerable<string> expected,
        FigureAnswer answer,
        string about,
        params string[] columns
    )
    {
        var actual = Rows(answer, columns);
        Assert.True(
            expected.SequenceEqual(actual),
            $"{about} {answer.Figure.Name}:\n{string.Join("\n", expected)}\nand\n{string.Join("\n", actual)}"
        );
    }

    private static IEnumerable<string> Types(DashboardOracle oracle) =>
        DashboardFilter
            .EventTypes.Select(type => (type, Count: oracle.Events.LongCount(row => row.EventType == type)))
            .OrderByDescending(each => each.Count)
            .Select(each =>
                Line(each.type, each.Count, oracle.Events.Count == 0 ? null : (double)each.Count / oracle.Events.Count)
            );

    private static IEnumerable<string> Dates(DashboardOracle oracle) =>
        oracle.Dates.Select(date =>
        {
            var sums = OracleSums.Of(oracle.Events.Where(row => oracle.Date(row) == date));
            return Line(date, sums.Events, sums.Views, sums.Carts, sums.Removes, sums.Purchases, sums.Revenue);
        });

    private static IEnumerable<string> Users(DashboardOracle oracle) =>
        oracle.Dates.Select(date =>
            Line(
                date,
                oracle.Events.Where(row => oracle.Date(row) == date).Select(row => row.UserId).Distinct().Count()
            )
        );

    // The ends of the ranges written down, as a reader would.
    private static IEnumerable<string> Prices(DashboardOracle oracle)
    {
        decimal[] ends =
        [
            0.01m,
            0.02m,
            0.05m,
            0.1m,
            0.2m,
            0.5m,
            1m,
            2m,
            5m,
            10m,
            20m,
            50m,
            100m,
            200m,
            500m,
            1000m,
            2000m,
            5000m,
        ];
        (string Key, Func<decimal?, bool> Takes)[] apart =
        [
            ("missing", price => price is null),
            ("..0.00", price => price < 0),
            ("0.00..0.01", price => price == 0),
        ];
        var ranges = ends.Zip(ends.Skip(1))
            .Select(ends =>
                (
                    Key: string.Create(CultureInfo.InvariantCulture, $"{ends.First:0.00}..{ends.Second:0.00}"),
                    Takes: (Func<decimal?, bool>)(price => price >= ends.First && price < ends.Second)
                )
            )
            .ToArray();
        var filled = ranges
            .Select((range, place) => (range, place))
            .Where(each => Events(each.range.Takes).Length > 0)
            .ToArray();
        var within = filled.Length == 0 ? [] : ranges[filled[0].place..(filled[^1].place + 1)];
        return apart
            .Where(range => Events(range.Takes).Length > 0)
            .Concat(within)
            .Select(range =>
                Line(
                    range.Key,
                    Events(range.Takes).Length,
                    Events(range.Takes).Count(row => row.EventType == "purchase")
                )
            );

        CleanEvent[] Events(Func<decimal?, bool> takes) => [.. oracle.Events.Where(row => takes(row.Price))];
    }

    private static IEnumerable<string> Categories(DashboardOracle oracle)
    {
        var all = OracleSums.Of(oracle.Events);
        var codes = oracle.Events.Select(row => row.CategoryCode).Distinct().ToArray();
        string?[] nodes =
        [
            .. codes
                .OfType<string>()
                .SelectMany(code =>
                    Enumerable
                        .Range(1, code.Split('.').Length)
                        .Select(level => string.Join('.', code.Split('.').Take(level)))
                )
                .Distinct(),
        ];
        return Below(null, 1);

        IEnumerable<string> Below(string? parent, int level)
        {
            var here = nodes.Where(node =>
                node!.Split('.').Length == level
                && (parent is null || node.StartsWith(parent + ".", StringComparison.Ordinal))
            );
            if (level == 1 && codes.Contains(null))
            {
                here = here.Append(null);
            }

            return here.Select(node =>
                    (node, Sums: OracleSums.Of(oracle.Events.Where(row => IsIn(row.CategoryCode, node))))
                )
                .OrderByDescending(each => each.Sums.Events)
                .ThenBy(each => each.node, StringComparer.Ordinal)
                .SelectMany(each =>
                    new[]
                    {
                        Line(
                            each.node,
                            level,
                            each.Sums.Events,
                            (double)each.Sums.Events / all.Events,
                            each.Sums.Views,
                            each.Sums.Purchases,
                            each.Sums.Revenue,
                            all.Revenue == 0 ? null : (double)(each.Sums.Revenue / all.Revenue)
                        ),
                    }.Concat(each.node is null ? [] : Below(each.node, level + 1))
                );
        }

        static bool IsIn(string? code, string? node) =>
            node is null
                ? code is null
                : code == node || (code?.StartsWith(node + ".", StringComparison.Ordinal) ?? false);
    }

    private static IEnumerable<string> Columns(DashboardOracle oracle)
    {
        decimal[] prices = [.. oracle.Events.Select(row => row.Price).OfType<decimal>().Order()];
        var mean = prices.Length == 0 ? 0 : (double)prices.Average();
        yield return Column("event_time", row => row.EventTime);
        yield return Column("event_type", row => row.EventType);
        yield return Column("product_id", row => row.ProductId);
        yield return Column("category_code", row => row.CategoryCode);
        yield return Column("brand", row => row.Brand);
        yield return Line(
            "price",
            oracle.Events.Count,
            oracle.Events.Count - prices.Length,
            prices.Distinct().Count(),
            prices.Length == 0 ? null : mean,
            prices.Length < 2
                ? null
                : Math.Sqrt(prices.Sum(price => Math.Pow((double)price - mean, 2)) / (prices.Length - 1)),
            Quantile(0.25),
            Quantile(0.5),
            Quantile(0.75),
            Quantile(0.95)
        );
        yield return Column("user_id", row => row.UserId);
        yield return Column("session_key", row => row.SessionKey);

        string Column(string name, Func<CleanEvent, object?> value) =>
            Line(
                name,
                oracle.Events.Count,
                oracle.Events.Count(row => value(row) is null),
                oracle.Events.Select(value).Where(each => each is not null).Distinct().Count(),
                null,
                null,
                null,
                null,
                null,
                null
            );

        decimal? Quantile(double share) =>
            prices.Length == 0 ? null : prices[(int)Math.Ceiling(share * prices.Length - 1e-9) - 1];
    }
}
