using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Warehouse;
using Tests.Worlds;

namespace Tests.Propensity;

[Collection(WorldShop.Collection)]
public sealed class SessionFeaturesTests(WorldShop worlds)
{
    private static readonly int[] EventsOfSessions = [1, 2, 3, 5, 10];
    private static readonly int[] EventsAfterCarts = [0, 2, 4, 6, 8, 10];

    [Fact]
    public void SessionExamples_RandomWorlds_EqualTheOracle()
    {
        var (rows, positives) = (0, 0L);
        foreach (var (world, window) in Windows(EventsOfSessions))
        {
            var examples = worlds.Session.Propensity.SessionExamples(window);

            AssertEqual(world, new SessionFeaturesOracle(world, window).Sessions(), examples);
            rows += examples.Rows;
            positives += examples.Positives;
        }

        Assert.True(rows > SmallWorld.Share(1_000), $"{rows} rows");
        Assert.True(positives > SmallWorld.Share(200), $"{positives} positives");
    }

    [Fact]
    public void CartItemExamples_RandomWorlds_EqualTheOracle()
    {
        var (rows, positives) = (0, 0L);
        foreach (var (world, window) in Windows(EventsAfterCarts))
        {
            var examples = worlds.Session.Propensity.CartItemExamples(window);

            AssertEqual(world, new SessionFeaturesOracle(world, window).CartItems(), examples);
            rows += examples.Rows;
            positives += examples.Positives;
        }

        Assert.True(rows > SmallWorld.Share(1_000), $"{rows} rows");
        Assert.True(positives > SmallWorld.Share(100), $"{positives} positives");
    }

    [Fact]
    public void SessionExamples_WithoutWhatComesAfterTheInstant_AreTheSame() =>
        Assert.Empty(LeakingFeatures(SessionTask.Sessions, EventsOfSessions));

    [Fact]
    public void CartItemExamples_WithoutWhatComesAfterTheInstant_AreTheSame() =>
        Assert.Empty(LeakingFeatures(SessionTask.CartItems, EventsAfterCarts));

    [Theory]
    [InlineData("is_seen(event_id, as_of_event) as true", "events", "carted_products", "gap_spread_seconds")]
    [InlineData("is_seen(event_id, as_of_event) as event_id <= as_of_event + 1", "events", "products")]
    [InlineData("rates_end(as_of) as cast(as_of as date) + 1", "last_product_conversion", "user_order_rate")]
    [InlineData("rates_end(as_of) as cast(as_of as date) + 1", "hour_conversion", "last_price_to_category")]
    [InlineData("rates_end(as_of) as cast(as_of as date) + 1", "last_category_conversion", "last_brand_conversion")]
    public void SessionExamples_LeakPlantedInAMacro_AreNotTheSame(string macro, params string[] leaking) =>
        Assert.Superset(
            leaking.ToHashSet(),
            LeakingFeatures(
                SessionTask.Sessions,
                EventsOfSessions,
                session => session.Connection.Execute("create or replace temp macro " + macro)
            )
        );

    [Theory]
    [InlineData("session_history.sql", "and 1 preceding", "and current row", "user_views", "user_items")]
    [InlineData("session_history.sql", "and 1 preceding", "and 1 following", "user_carts", "user_mean_viewed_price")]
    [InlineData("session_last_event.sql", "first_view < ", "first_view <> ", "last_product_viewed_before")]
    public void SessionExamples_LeakPlantedInAGroup_AreNotTheSame(
        string file,
        string honest,
        string leak,
        params string[] leaking
    ) =>
        Assert.Superset(
            leaking.ToHashSet(),
            LeakingFeatures(SessionTask.Sessions, EventsOfSessions, session => Plant(session, file, honest, leak))
        );

    [Theory]
    [InlineData("cart_item.sql", "is_seen(events.event_id, instants.as_of_event)", "true", "item_views_since")]
    [InlineData("cart_item.sql", "is_seen(events.event_id, instants.as_of_event)", "true", "purchases_since")]
    [InlineData("cart_item.sql", "first_event > ", "first_event <> ", "item_viewed_in_earlier_session")]
    [InlineData("subject_rates.sql", "rates_end(", "date '2100-01-01' + 0 * day(", "item_conversion")]
    public void CartItemExamples_LeakPlantedInAGroup_AreNotTheSame(
        string file,
        string honest,
        string leak,
        string leaking
    ) =>
        Assert.Contains(
            leaking,
            LeakingFeatures(SessionTask.CartItems, EventsAfterCarts, session => Plant(session, file, honest, leak))
        );

    // Features that differ once all events after their instant are deleted: of three rows a world.
    private HashSet<string> LeakingFeatures(SessionTask task, int[] counts, Action<ShopSession>? plant = null)
    {
        var leaking = new HashSet<string>();
        var compared = 0;
        foreach (var (world, window) in Windows(counts).Where(each => each.World.Seed > 2).Take(40).ToArray())
        {
            worlds.Use(world.Seed);
            var whole = Rows(task, window, plant);
            foreach (var row in whole.Where(row => row.AsOfEvent < world.Events[^1].EventId).Take(3))
            {
                worlds.Use(SmallWorld.Of(world.Events.Where(each => each.EventId <= row.AsOfEvent)));
                var cut = Rows(task, window, plant).Single(other => other.AsOfEvent == row.AsOfEvent);
                leaking.UnionWith(
                    row.Features.Where(each => !Equals(each.Value, cut.Features[each.Key])).Select(each => each.Key)
                );
                compared++;
            }
        }

        Assert.True(compared > 40, $"{compared} rows of worlds that go on");
        return leaking;
    }

    private static void Plant(ShopSession session, string file, string honest, string leak)
    {
        var script = SqlScript.Load(typeof(SessionTask), "Sessions/" + file);
        Assert.Contains(honest, script.Text, StringComparison.Ordinal);
        new SqlScript(file, script.Text.Replace(honest, leak, StringComparison.Ordinal)).Execute(session);
    }

    private SessionRow[] Rows(SessionTask task, SessionWindow window, Action<ShopSession>? plant)
    {
        SessionFeatureReader.Prepare(worlds.Session, task, window);
        SessionFeatureReader.ComputeGroups(worlds.Session);
        plant?.Invoke(worlds.Session);
        return Rows(SessionFeatureReader.ReadRows(worlds.Session, task));
    }

    // The instants stay in the session that was asked.
    private SessionRow[] Rows(PropensityExamples examples) =>
        [
            .. worlds
                .Session.Connection.Query<long>("select as_of_event from instants order by user_id, as_of_event")
                .Select(
                    (instant, row) =>
                        new SessionRow(
                            examples.Users[row],
                            instant,
                            examples.Labels[row],
                            Features(examples.Features, row)
                        )
                ),
        ];

    private static Dictionary<string, object?> Features(FeatureTable features, int row) =>
        features
            .Columns.Index()
            .ToDictionary(
                column => column.Item.Name,
                column =>
                    features.Column(column.Index)[row] is var value && double.IsNaN(value) ? null
                    : column.Item.Categories is { } names ? names[(int)value]
                    : (object)value
            );

    private void AssertEqual(SmallWorld world, SessionRow[] expected, PropensityExamples examples)
    {
        var found = Rows(examples);
        Assert.Equal(
            expected.Select(row => (row.User, row.AsOfEvent, row.Label)),
            found.Select(row => (row.User, row.AsOfEvent, row.Label))
        );
        foreach (var (one, other) in expected.Zip(found))
        {
            Assert.Equal(
                one.Features.Keys.Order(StringComparer.Ordinal),
                other.Features.Keys.Order(StringComparer.Ordinal)
            );
            foreach (var (name, value) in one.Features)
            {
                Assert.True(
                    AreEqual(value, other.Features[name]),
                    $"world {world.Seed}, event {one.AsOfEvent}, {name}: expected {value ?? "nothing"}, found {other.Features[name] ?? "nothing"}"
                );
            }
        }
    }

    private static bool AreEqual(object? expected, object? found) =>
        expected is null or string
            ? Equals(expected, found)
            : found is double other
                && Math.Abs(Convert.ToDouble(expected) - other) <= 1e-9 * Math.Max(1, Math.Abs(other));

    // Two numbers of events a world; every third window begins after the world does, and every fourth ends before it.
    private IEnumerable<(SmallWorld World, SessionWindow Window)> Windows(int[] counts)
    {
        foreach (var world in worlds.All())
        {
            var times = world.Events.Select(each => each.EventTime).DefaultIfEmpty(new(2019, 10, 1)).ToArray();
            var (first, last) = (times.Min(), times.Max());
            foreach (
                var count in new[] { counts[world.Seed % counts.Length], counts[(world.Seed + 1) % counts.Length] }
            )
            {
                yield return (
                    world,
                    new()
                    {
                        From = world.Seed % 3 == 0 ? first + ((last - first) * 0.3) : first,
                        Until = world.Seed % 4 == 3 ? first + ((last - first) * 0.8) : last.AddDays(1),
                        AfterEvents = count,
                    }
                );
            }
        }
    }
}
