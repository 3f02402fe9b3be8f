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
public sealed class OpenedFiguresTests(WorldShop worlds) : IDisposable
{
    private static readonly int Filters = Simulation.Runs(5, 300);

    // These read the raw log, which small worlds do not have.
    private static readonly string[] OfTheLog = ["explorer-missing", "explorer-rejected", "explorer-quarantined"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_NumbersOfRandomFilters_AreWhatTheirRowsSay()
    {
        var opened = new HashSet<string>(StringComparer.Ordinal);
        foreach (var oracle in DashboardOracle.Random(worlds, Filters))
        {
            OpenAll(oracle.Filter, new Random(oracle.World.Seed), opened);
        }

        Assert.Superset(
            Figures()
                .SelectMany(figure =>
                    worlds
                        .Session.Dashboard.Answer(figure.Name)
                        .Numbers.Values.Select(number => $"{figure.Name} {number}")
                )
                .Where(name =>
                    !name.StartsWith("customers-lifetime", StringComparison.Ordinal)
                    && !name.StartsWith("customers-at-risk", StringComparison.Ordinal)
                )
                .ToHashSet(StringComparer.Ordinal),
            opened
        );
    }

    [Fact]
    public void Open_CustomersWhoComeAndGo_ShowsModelsAndInputs()
    {
        worlds.Use(ComingAndGoing());
        var opened = new HashSet<string>(StringComparer.Ordinal);

        OpenAll(DashboardFilter.All, new Random(1), opened);

        foreach (
            var (figure, number) in new[]
            {
                ("customers-lifetime", "value"),
                ("customers-at-risk", "spent"),
                ("customers-at-risk", "mean_gap_days"),
            }
        )
        {
            Assert.Contains($"{figure} {number}", opened);
        }

        var answer = worlds.Session.Dashboard.Answer("customers-lifetime");
        foreach (var row in answer.Table.Rows)
        {
            var value = worlds.Session.Dashboard.Open(
                "customers-lifetime",
                "value",
                place: Place(answer, row),
                rows: 10_000
            );
            Assert.Equal((double)row["value"]!, value.Rows["expected_value"].Sum(each => (double)each!), 1e-6);
            Assert.Equal((long)row["customers"]!, value.RowCount);
            Assert.Contains("Gamma-Gamma with p", value.Formula, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_RowByRow_ListsEachOnceInOrder()
    {
        var compared = 0;
        worlds.Use(20);
        foreach (var figure in Figures())
        {
            var answer = worlds.Session.Dashboard.Answer(figure.Name);
            if (answer.Table.Rows.Length == 0 || answer.Numbers.Count == 0)
            {
                continue;
            }

            var place = Place(answer, answer.Table.Rows[0]);
            foreach (var number in answer.Numbers.Values)
            {
                var all = worlds.Session.Dashboard.Open(figure.Name, number, place: place, rows: 10_000);
                for (var skip = 0; skip < Math.Min(3, all.RowCount); skip++)
                {
                    var one = worlds.Session.Dashboard.Open(figure.Name, number, place: place, skip: skip, rows: 1);
                    Assert.Equal(Texts(all.Rows, skip), Texts(one.Rows, 0));
                    Assert.Equal((all.Value, all.RowCount), (one.Value, one.RowCount));
                    compared++;
                }

                Assert.Empty(
                    worlds
                        .Session.Dashboard.Open(figure.Name, number, place: place, skip: all.RowCount, rows: 5)
                        .Rows.Rows
                );
                Assert.NotEmpty(all.Sql);
            }
        }

        Assert.True(compared > 50, $"{compared} rows");
    }

    [Fact]
    public void Export_OfEachNumber_WritesAllItsRows()
    {
        worlds.Use(20);
        foreach (var figure in Figures())
        {
            var answer = worlds.Session.Dashboard.Answer(figure.Name);
            if (answer.Table.Rows.Length == 0)
            {
                continue;
            }

            var place = Place(answer, answer.Table.Rows[0]);
            foreach (var number in answer.Numbers.Values.Where(number => answer.Table.Rows[0][number] is not null))
            {
                var path = Path.Combine(folder.Path, $"{figure.Name}-{number}.csv");
                var written = worlds.Session.Dashboard.Export(path, figure.Name, number: number, place: place);

                Assert.Equal(
                    worlds.Session.Dashboard.Open(figure.Name, number, place: place, rows: 0).RowCount,
                    written
                );
                Assert.Equal(written + 1, File.ReadLines(path).LongCount());
            }
        }
    }

    [Theory]
    [InlineData("customers-durations", "sessions", "duration", "2 to 3 min")]
    [InlineData("customers-durations", "carts", "duration", "1 to 5 min")]
    [InlineData("customers-durations", "sessions", "length", "1 to 5 min")]
    [InlineData("customers-rfm-segments", "buyers", "segment", "Nobody")]
    [InlineData("customers-rfm", "spent", "user_id", "x")]
    [InlineData("customers-lifecycle", "new", "start", "2019-13-01")]
    [InlineData("customers-lifecycle", "new", "start", "2031-01-01")]
    [InlineData("explorer-profile", "missing", "column", "price; drop table events")]
    [InlineData("explorer-prices", "events", "price", "1..2..3")]
    [InlineData("executive-active", "yau", "date", "2019-10-01")]
    [InlineData("executive-months", "revenue", "month", "2019-10-15")]
    [InlineData("executive-funnel", "units", "unit", "sessions")]
    public void Open_WhatThereIsNot_IsRefusedInWords(string figure, string number, string key, string value)
    {
        worlds.Use(20);

        var error = Assert.ThrowsAny<ArgumentException>(() =>
            worlds.Session.Dashboard.Open(figure, number, place: new Dictionary<string, string?> { [key] = value })
        );

        Assert.NotEmpty(error.Message);
    }

    private void OpenAll(DashboardFilter filter, Random random, HashSet<string> opened)
    {
        foreach (var figure in Figures())
        {
            var answer = worlds.Session.Dashboard.Answer(figure.Name, filter);
            if (answer.Table.Rows.Length == 0)
            {
                continue;
            }

            var row = answer.Table.Rows[random.Next(answer.Table.Rows.Length)];
            foreach (var (column, number) in answer.Numbers)
            {
                var open = worlds.Session.Dashboard.Open(figure.Name, number, filter, Place(answer, row), 0, 10_000);

                AssertSame(row[column], open.Value, $"{figure.Name} {number} {filter}", 1e-6);
                if (row[column] is not null)
                {
                    AssertRows(open);
                }

                opened.Add($"{figure.Name} {number}");
            }
        }
    }

    private IEnumerable<Figure> Figures() =>
        worlds.Session.Dashboard.Figures.Where(figure =>
            figure is { Page: "explorer" or "customers" } && !OfTheLog.Contains(figure.Name)
        );

    private static string[] Texts(Table table, int row) =>
        [.. table.Columns.Select(column => $"{table[row, column.Name]}")];

    // Buyers with a chance of their own to buy on a day and to go for good after it.
    private static SmallWorld ComingAndGoing()
    {
        var random = new Random(3);
        var first = SmallWorld.Draw(7).Events[0] with { EventType = "purchase", UserSession = null };
        return SmallWorld.Of(
            Enumerable
                .Range(1, 400)
                .SelectMany(user =>
                {
                    var (buys, leaves) = (
                        0.02 + (0.4 * random.NextDouble() * random.NextDouble()),
                        0.06 * random.NextDouble()
                    );
                    List<CleanEvent> events = [];
                    var worth = (decimal)Math.Round(10 + (300 * random.NextDouble()), 2);
                    for (var day = random.Next(10); day < 60; day++)
                    {
                        if (events.Count == 0 || random.NextDouble() < buys)
                        {
                            events.Add(
                                first with
                                {
                                    UserId = user,
                                    EventTime = new DateTime(2019, 10, 1, 9, 0, 0).AddDays(day).AddSeconds(user),
                                    Price = Math.Round(worth * (decimal)(0.5 + random.NextDouble()), 2),
                                }
                            );
                        }

                        if (random.NextDouble() < leaves)
                        {
                            break;
                        }
                    }

                    return events;
                })
        );
    }
}
