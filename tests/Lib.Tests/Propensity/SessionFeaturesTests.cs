using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Warehouse;
using Tests.Simulations;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Propensity;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class SessionFeaturesTests(WorldShop worlds)
{
    private static readonly int Worlds = Simulation.Runs(24, SmallWorld.Count);

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

        Assert.True(rows > 1_200 * Worlds / SmallWorld.Count, $"{rows} rows");
        Assert.True(positives > 150 * Worlds / SmallWorld.Count, $"{positives} positives");
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

        Assert.True(rows > 1_200 * Worlds / SmallWorld.Count, $"{rows} rows");
        Assert.True(positives > 50 * Worlds / SmallWorld.Count, $"{positives} positives");
    }

    [Fact]
    public void Examples_EveryFeature_HasWords()
    {
        worlds.Use(9);
        var window = Window(SmallWorld.Draw(9), [1]);

        AssertWords(SessionPhrases.Sessions, worlds.Session.Propensity.SessionExamples(window));
        AssertWords(SessionPhrases.CartItems, worlds.Session.Propensity.CartItemExamples(window));
    }

    [Fact]
    public void SessionExamples_WithoutWhatComesAfterTheInstant_AreTheSame() =>
        Assert.Empty(LeakingFeatures(SessionTask.Sessions, EventsOfSessions));

    [Fact]
    public void CartItemExamples_WithoutWhatComesAfterTheInstant_AreTheSame() =>
        Assert.Empty(LeakingFeatures(SessionTask.CartItems, EventsAfterCarts));

    [Theory]
    [InlineData("is_seen(event_id, as_of_event) as true", "events", "carted_products", "gap_spread_seconds")]
    [InlineData("is_seen(event_id, as_of_event) as event_id <= as_of_event + 1", "views", "products")]
    [InlineData(
        "rates_end(as_of) as cast(as_of as date) + 1",
        "last_product_conversion",
        "last_category_conversion",
        "last_brand_conversion",
        "last_price_to_category",
        "hour_conversion",
        "user_order_rate"
    )]
    public void SessionExamples_LeakPlantedInAMacro_AreNotTheSame(string macro, params string[] leaking) =>
        AssertLeaks(SessionTask.Sessions, EventsOfSessions, new(Macro: macro), leaking);

    [Theory]
    [InlineData("session_history.sql", "and 1 preceding", "and current row", "user_views", "user_items")]
    [InlineData("session_history.sql", "and 1 preceding", "and 1 following", "user_carts", "user_mean_viewed_price")]
    [InlineData("session_last_event.sql", "first_view < ", "first_view <> ", "last_product_viewed_before")]
    public void SessionExamples_LeakPlantedInAGroup_AreNotTheSame(
        string file,
        string honest,
        string leak,
        params string[] leaking
    ) => AssertLeaks(SessionTask.Sessions, EventsOfSessions, new(File: file, Honest: honest, Leaky: leak), leaking);

    [Theory]
    [InlineData("is_seen(event_id, as_of_event) as true", "item_views_since", "purchases_since", "other_carts_since")]
    [InlineData("rates_end(as_of) as cast(as_of as date) + 1", "item_conversion", "item_price_to_category")]
    public void CartItemExamples_LeakPlantedInAMacro_AreNotTheSame(string macro, params string[] leaking) =>
        AssertLeaks(SessionTask.CartItems, EventsAfterCarts, new(Macro: macro), leaking);

    [Fact]
    public void CartItemExamples_LeakPlantedInAGroup_AreNotTheSame() =>
        AssertLeaks(
            SessionTask.CartItems,
            EventsAfterCarts,
            new(File: "cart_item.sql", Honest: "first_event > ", Leaky: "first_event <> "),
            "item_viewed_in_earlier_session"
        );

    private static void AssertWords(IReadOnlyDictionary<string, string> words, PropensityExamples examples) =>
        Assert.Equal(
            examples.Features.Columns.Select(column => column.Name).Order(StringComparer.Ordinal),
            words.Keys.Order(StringComparer.Ordinal)
        );

    // What is made otherwise than it should: a macro, or a group of features from a script in which some words are others.
    private sealed record Leak(string? Macro = null, string? File = null, string Honest = "", string Leaky = "");

    private void AssertLeaks(SessionTask task, int[] counts, Leak leak, params string[] leaking) =>
        Assert.Superset(leaking.ToHashSet(), LeakingFeatures(task, counts, leak, leaking));

    // Features that differ once all events after their instant are deleted, of four rows a world; all of those that are sought are found before all worlds are gone through.
    private HashSet<string> LeakingFeatures(SessionTask task, int[] counts, Leak? leak = null, params string[] sought)
    {
        var leaking = new HashSet<string>();
        var compared = 0;
        foreach (
            var (world, window) in Enumerable
                .Range(8, Simulation.Runs(18, 48))
                .Select(Crowded)
                .Select(world => (world, Window(world, counts)))
        )
        {
            worlds.Use(world);
            var whole = Rows(task, window, leak).Where(row => row.AsOfEvent < world.Events[^1].EventId).ToArray();
            for (var i = 0; i < whole.Length; i += (whole.Length / 4) + 1)
            {
                var row = whole[i];
                worlds.Use(SmallWorld.Of(world.Events.Where(each => each.EventId <= row.AsOfEvent)));
                var cut = Rows(task, window, leak).Single(other => other.AsOfEvent == row.AsOfEvent);
                leaking.UnionWith(
                    row.Features.Where(each => !Equals(each.Value, cut.Features[each.Key])).Select(each => each.Key)
                );
                compared++;
            }

            if (sought.Length > 0 && leaking.IsSupersetOf(sought))
            {
                return leaking;
            }
        }

        Assert.True(compared > Simulation.Runs(20, 50), $"{compared} rows of worlds that go on");
        return leaking;
    }

    private SessionRow[] Rows(SessionTask task, SessionWindow window, Leak? leak)
    {
        var session = worlds.Session;
        SessionFeatureReader.Prepare(session, task, window);
        if (leak?.Macro is { } macro)
        {
            session.Connection.Execute("create or replace temp macro " + macro);
        }

        SessionFeatureReader.ComputeGroups(session);
        if (leak?.File is { } file)
        {
            var script = SqlScript.Load(typeof(SessionTask), "Sessions/" + file);
            Assert.Contains(leak.Honest, script.Text, StringComparison.Ordinal);
            new SqlScript(file, script.Text.Replace(leak.Honest, leak.Leaky, StringComparison.Ordinal)).Execute(
                session
            );
        }

        return Rows(SessionFeatureReader.ReadRows(session, task));
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

    // Worlds as they are drawn, and crowded ones, each after two numbers of events.
    private IEnumerable<(SmallWorld World, SessionWindow Window)> Windows(int[] counts)
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = seed % 4 == 0 ? worlds.Use(seed) : worlds.Use(Crowded(seed));
            var window = Window(world, counts);
            yield return (world, window);
            yield return (world, window with { AfterEvents = counts[(world.Seed + 2) % counts.Length] });
        }
    }

    // The events of four worlds, each of few users with few sessions, which are the longer for it.
    private static SmallWorld Crowded(int seed) =>
        SmallWorld.Of(
            Enumerable
                .Range(0, 4)
                .SelectMany(part =>
                    SmallWorld
                        .Draw(seed + (60 * part))
                        .Events.Select(each =>
                            each with
                            {
                                UserId = (3 * part) + (each.UserId % 3),
                                UserSession = each.UserSession is { } id
                                    ? RawEvents.Session(1 + (id.ToByteArray()[0] % 2))
                                    : null,
                            }
                        )
                )
        ) with
        {
            Seed = seed,
        };

    // Every third window begins after the world does, and every fourth ends before it.
    private static SessionWindow Window(SmallWorld world, int[] counts)
    {
        var times = world.Events.Select(each => each.EventTime).DefaultIfEmpty(new(2019, 10, 1)).ToArray();
        var (first, last) = (times.Min(), times.Max());
        return new()
        {
            From = world.Seed % 3 == 0 ? first + ((last - first) * 0.3) : first,
            Until = world.Seed % 4 == 3 ? first + ((last - first) * 0.8) + TimeSpan.FromSeconds(1) : last.AddDays(1),
            AfterEvents = counts[world.Seed % counts.Length],
        };
    }
}
