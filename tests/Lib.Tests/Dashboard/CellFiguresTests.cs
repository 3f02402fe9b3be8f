using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Simulations;
using Tests.Support;
using Tests.Worlds;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

[Trait("Speed", "Slow")]
[Collection(WorldShop.DashboardCollection)]
public sealed class CellFiguresTests(WorldShop worlds)
{
    private static readonly int Filters = Simulation.Runs(30, 300);
    private static readonly int Opened = Simulation.Runs(10, 300);

    [Fact]
    public void Answer_RandomFilters_EqualsOnePassOverTheEvents()
    {
        var events = 0;
        foreach (var oracle in RandomFilters())
        {
            events += oracle.Events.Count;
            AssertTotals(oracle);
            AssertUnits(oracle);
            AssertDates(oracle, "executive-days");
            AssertDates(oracle, "home-days");
            AssertNames(oracle, "executive-brands", "brand", row => row.Brand);
            AssertNames(oracle, "executive-categories", "category_code", row => row.CategoryCode);
            AssertKeyed(oracle, "executive-hours", row => (oracle.Local(row).Hour, 0), "hour", null);
            AssertKeyed(oracle, "executive-weekdays", row => (oracle.Weekday(row), 0), "weekday", null);
            AssertKeyed(
                oracle,
                "executive-heatmap",
                row => (oracle.Weekday(row), oracle.Local(row).Hour),
                "weekday",
                "hour"
            );
            AssertMonths(oracle);
        }

        Assert.True(events > 10 * Filters, $"{events} events taken");
    }

    [Fact]
    public void Open_TheStatementsThatRan_GiveTheSameRowsByHand()
    {
        var compared = 0;
        foreach (var oracle in RandomFilters().Take(Opened))
        {
            foreach (var number in new[] { "revenue", "users", "orders" })
            {
                var opened = worlds.Session.Dashboard.Open("home-totals", number, oracle.Filter, rows: 5);
                using var command = worlds.Session.Connection.CreateCommand();
                List<object?> counts = [];
                foreach (var statement in opened.Sql)
                {
                    command.CommandText = statement;
                    using var reader = command.ExecuteReader();
                    counts.Add(reader.Read() && reader.FieldCount == 1 ? reader.GetValue(0) : null);
                }

                Assert.Contains(
                    Convert.ToDecimal(opened.Value, CultureInfo.InvariantCulture),
                    counts
                        .Where(count => count is long or decimal)
                        .Select(count => Convert.ToDecimal(count, CultureInfo.InvariantCulture))
                );
                Assert.DoesNotContain(opened.Sql, statement => statement.Contains('$', StringComparison.Ordinal));
                compared++;
            }
        }

        Assert.Equal(3 * Opened, compared);
    }

    [Fact]
    public void Answer_ComparedWithADateRangeBefore_IsThatOfTheRange()
    {
        var compared = 0;
        foreach (var oracle in RandomFilters().Where(each => each.Filter is { From: not null, To: not null }))
        {
            foreach (var way in new[] { Comparison.PreviousPeriod, Comparison.SameWeekdays })
            {
                var filter = oracle.Filter with { Compare = way };
                var answer = worlds.Session.Dashboard.Answer("home-totals", filter);
                var last = oracle.World.Events.Max(oracle.Date);
                var to = last < filter.To ? last.AddDays(1) : filter.To!.Value;
                var first = oracle.World.Events.Min(oracle.Date);
                var from = first > filter.From ? first : filter.From!.Value;
                var days = to.DayNumber - from.DayNumber;
                if (days <= 0)
                {
                    continue;
                }

                var back = way == Comparison.PreviousPeriod ? days : (int)Math.Ceiling(days / 7.0) * 7;
                var before =
                    from.AddDays(-back) < first
                        ? null
                        : OracleSums.Of(
                            new DashboardOracle(
                                oracle.World,
                                oracle.Filter with
                                {
                                    From = from.AddDays(-back),
                                    To = to.AddDays(-back),
                                }
                            ).Events
                        );

                Assert.Equal(
                    before is null ? null : [before.Events, before.Views, before.Purchases, before.Revenue],
                    answer.Table.Rows.All(row => row["previous"] is null)
                        ? null
                        : answer.Table.Rows.Select(row => (decimal)row["previous"]!)
                );
                compared += before is null ? 0 : 1;
            }
        }

        Assert.True(compared > 0);
    }

    private IEnumerable<DashboardOracle> RandomFilters() => DashboardOracle.Random(worlds, Filters);

    private FigureAnswer Answer(DashboardOracle oracle, string figure) =>
        worlds.Session.Dashboard.Answer(figure, oracle.Filter);

    private void AssertTotals(DashboardOracle oracle)
    {
        var sums = OracleSums.Of(oracle.Events);
        Assert.Equal(
            new decimal?[] { sums.Events, sums.Views, sums.Purchases, sums.Revenue },
            Answer(oracle, "home-totals").Table.Rows.Select(row => (decimal?)row["value"])
        );
    }

    private void AssertUnits(DashboardOracle oracle)
    {
        var bought = oracle.Events.Where(row => row.EventType == "purchase").ToArray();
        var buyers = bought.Select(row => row.UserId).Distinct().Count();
        Assert.Equal(
            new decimal?[]
            {
                oracle.Events.Select(row => row.UserId).Distinct().Count(),
                buyers,
                buyers == 0 ? null : decimal.Round(bought.Sum(row => row.Price ?? 0) / buyers, 2),
                oracle.Events.Select(row => row.ProductId).Distinct().Count(),
            },
            Answer(oracle, "home-people").Table.Rows.Select(row => (decimal?)row["value"])
        );
        var sessions = oracle.Events.Select(row => row.SessionKey).Distinct().Count();
        var orders = bought.Select(row => row.SessionKey).Distinct().Count();
        Assert.Equal(
            new decimal?[] { sessions, orders, sessions == 0 ? null : decimal.Round((decimal)orders / sessions, 6) },
            Answer(oracle, "home-sessions").Table.Rows.Select(row => (decimal?)row["value"])
        );
    }

    private void AssertDates(DashboardOracle oracle, string figure)
    {
        var rows = Answer(oracle, figure).Table.Rows;
        var byDate = oracle.Events.GroupBy(oracle.Date).ToDictionary(day => day.Key, OracleSums.Of);
        Assert.Equal(byDate.Count, rows.Count(row => (long)row["events"]! > 0));
        foreach (var row in rows)
        {
            AssertSums(byDate.GetValueOrDefault((DateOnly)row["date"]!) ?? OracleSums.Of([]), row, oracle);
        }
    }

    private void AssertNames(DashboardOracle oracle, string figure, string key, Func<CleanEvent, string?> name)
    {
        var rows = Answer(oracle, figure).Table.Rows;
        var total = OracleSums.Of(oracle.Events).Revenue;
        var byName = oracle.Events.GroupBy(row => name(row) ?? "").ToDictionary(group => group.Key, OracleSums.Of);
        Assert.Equal(byName.Count, rows.Length);
        foreach (var row in rows)
        {
            var sums = byName[(string?)row[key] ?? ""];
            AssertSums(sums, row, oracle);
            AssertSame(total == 0 ? null : (double)(sums.Revenue / total), row["revenue_share"], figure);
            AssertSame(sums.PurchasesPerView, row["purchases_per_view"], figure);
            AssertSame(sums.MeanItemPrice, row["mean_item_price"], figure);
            AssertSame(sums.RevenuePerEvent, row["revenue_per_event"], figure);
        }
    }

    private void AssertKeyed(
        DashboardOracle oracle,
        string figure,
        Func<CleanEvent, (int, int)> place,
        string first,
        string? second
    )
    {
        var rows = Answer(oracle, figure).Table.Rows;
        var sums = oracle.Events.GroupBy(place).ToDictionary(group => group.Key, OracleSums.Of);
        Assert.Equal(sums.Count, rows.Count(row => (long)row["events"]! > 0));
        foreach (var row in rows)
        {
            var key = ((int)row[first]!, second is null ? 0 : (int)row[second]!);
            var known = sums.GetValueOrDefault(key) ?? OracleSums.Of([]);
            Assert.Equal(
                (known.Events, known.Purchases, known.Revenue),
                ((long)row["events"]!, (long)row["purchases"]!, (decimal)row["revenue"]!)
            );
        }
    }

    private void AssertMonths(DashboardOracle oracle)
    {
        var months = oracle
            .Events.GroupBy(row => new DateOnly(oracle.Date(row).Year, oracle.Date(row).Month, 1))
            .OrderBy(month => month.Key)
            .Select(month => (month.Key, OracleSums.Of(month)))
            .Select(month => (month.Key, month.Item2.Events, month.Item2.Purchases, month.Item2.Revenue));
        Assert.Equal(
            months,
            Answer(oracle, "executive-months")
                .Table.Rows.Select(row =>
                    ((DateOnly)row["month"]!, (long)row["events"]!, (long)row["purchases"]!, (decimal)row["revenue"]!)
                )
        );
    }

    private static void AssertSums(OracleSums sums, TableRow row, DashboardOracle oracle) =>
        Assert.True(
            sums.Events == (long)row["events"]!
                && sums.Views == (long)row["views"]!
                && sums.Purchases == (long)row["purchases"]!
                && sums.Revenue == (decimal)row["revenue"]!,
            $"{oracle.World.Seed} {oracle.Filter}: {sums} and {row["events"]}, {row["views"]}, {row["purchases"]}, {row["revenue"]}"
        );
}
