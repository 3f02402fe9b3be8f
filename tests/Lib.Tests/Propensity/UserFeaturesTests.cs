using EcommerceNotebooks;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Questions.Propensity;
using Tests.Simulations;
using Tests.Worlds;

namespace Tests.Propensity;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class UserFeaturesTests(WorldShop worlds)
{
    private static readonly int Cut = Simulation.Runs(24, SmallWorld.Count);

    [Fact]
    public void UserExamples_RandomWorlds_EqualTheOracle()
    {
        var rows = 0;
        foreach (var world in worlds.All())
        {
            var window = Window(world);
            var oracle = new UserFeaturesOracle(world, window);

            var examples = worlds.Session.Propensity.UserExamples(window);

            Assert.Equal(oracle.Users, examples.Users);
            for (var row = 0; row < examples.Rows; row++)
            {
                AssertEqual(world.Seed, oracle.Of(examples.Users[row]), Row(examples.Features, row));
            }

            rows += examples.Rows;
            var buyers = world
                .Events.Where(each =>
                    each.EventType == "purchase" && each.EventTime >= window.AsOf && each.EventTime < window.Until
                )
                .Select(each => each.UserId)
                .ToHashSet();
            Assert.Equal(examples.Users.Select(user => (byte)(buyers.Contains(user) ? 1 : 0)), examples.Labels);
        }

        Assert.True(rows > SmallWorld.Share(1_000), $"{rows} rows");
    }

    [Fact]
    public void UserExamples_WithoutWhatComesFromAsOfOn_AreTheSame()
    {
        var compared = 0;
        foreach (var world in worlds.All(Cut).ToArray())
        {
            worlds.Use(world.Seed);
            var window = Window(world);
            var whole = Rows(worlds.Session.Propensity.UserExamples(window));
            worlds.Use(SmallWorld.Of(world.Events.Where(each => each.EventTime < window.AsOf)));

            var cut = Rows(worlds.Session.Propensity.UserExamples(window));

            Assert.Equal(whole, cut);
            compared += whole.Count(row => world.Events.Any(each => each.EventTime >= window.AsOf));
        }

        Assert.True(compared > 500 * Cut / SmallWorld.Count, $"{compared} rows of worlds that go on");
    }

    [Fact]
    public void Read_OneUserAtATime_GivesTheRowsOfAll()
    {
        foreach (var world in worlds.All(Simulation.Runs(20, 40)))
        {
            var window = Window(world);
            var reader = new UserFeatureReader(worlds.Session, window);
            var all = reader.Read(long.MinValue, long.MaxValue);
            for (var row = 0; row < all.Rows; row++)
            {
                var one = reader.Read(all.Users[row], all.Users[row]);

                Assert.Equal((1, all.Labels[row]), (one.Rows, one.Labels[0]));
                AssertEqual(world.Seed, Row(all.Features, row), Row(one.Features, 0));
            }
        }
    }

    [Fact]
    public void UserExamples_HistoryBeginsWithTheWindow_TenureIsSpanAndRecency()
    {
        foreach (var world in worlds.All(Simulation.Runs(20, 40)))
        {
            var examples = worlds.Session.Propensity.UserExamples(
                Window(world) with
                {
                    From = world
                        .Events.Select(each => each.EventTime)
                        .DefaultIfEmpty(new(2019, 1, 1))
                        .Min()
                        .AddDays(-1),
                }
            );
            Assert.All(
                Enumerable.Range(0, examples.Rows).Select(row => Row(examples.Features, row)),
                row =>
                    Assert.Equal(
                        (double)row["user_tenure_days"]!,
                        (double)row["active_span_days"]! + (double)row["recency_days"]!,
                        1e-9
                    )
            );
        }
    }

    [Theory]
    [InlineData("2019-10-02", "2019-10-01", "2019-10-03")]
    [InlineData("2019-10-01", "2019-10-02", "2019-10-02")]
    public void UserExamples_WindowOutOfOrder_IsRefused(string from, string asOf, string until)
    {
        worlds.Use(9);
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Propensity.UserExamples(
                new(DateTime.Parse(from), DateTime.Parse(asOf), DateTime.Parse(until))
            )
        );
    }

    // The middle of the world's time; every third window begins after the world does, and every second as_of lies within a day.
    private static PropensityWindow Window(SmallWorld world)
    {
        var times = world.Events.Select(each => each.EventTime).DefaultIfEmpty(new(2019, 10, 1)).ToArray();
        var (first, last) = (times.Min(), times.Max());
        var middle = first + ((last - first) * 0.6) + TimeSpan.FromSeconds(1);
        var asOf = world.Seed % 2 == 0 ? middle : middle.Date.AddDays(1);
        var from = world.Seed % 3 == 0 ? first + ((asOf - first) * 0.2) : first.AddDays(-1);
        return new(
            from.AddTicks(-(from.Ticks % TimeSpan.TicksPerSecond)),
            asOf.AddTicks(-(asOf.Ticks % TimeSpan.TicksPerSecond)),
            asOf.AddDays(3)
        );
    }

    private static List<string> Rows(PropensityExamples examples) =>
        [
            .. Enumerable
                .Range(0, examples.Rows)
                .Select(row =>
                    $"{examples.Users[row]}: {string.Join(", ", Row(examples.Features, row).Select(each => $"{each.Key}={each.Value:R}"))}"
                ),
        ];

    private static Dictionary<string, object?> Row(FeatureTable features, int row) =>
        features
            .Columns.Index()
            .ToDictionary(
                column => column.Item.Name,
                column =>
                    features.Column(column.Index)[row] is var value && double.IsNaN(value) ? null
                    : column.Item.Categories is { } names ? names[(int)value]
                    : (object)value
            );

    private static void AssertEqual(int seed, Dictionary<string, object?> expected, Dictionary<string, object?> found)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, value) in expected)
        {
            var isEqual = value is null or string
                ? Equals(value, found[name])
                : found[name] is double other
                    && Math.Abs(Convert.ToDouble(value) - other) <= 1e-9 * Math.Max(1, Math.Abs(other));
            Assert.True(
                isEqual,
                $"world {seed}, {name}: expected {value ?? "nothing"}, found {found[name] ?? "nothing"}"
            );
        }
    }
}
