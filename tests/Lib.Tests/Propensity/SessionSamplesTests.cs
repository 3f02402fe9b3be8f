using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Propensity;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Propensity;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class SessionSamplesTests(WorldShop worlds)
{
    private static readonly DateTime Start = new(2019, 10, 1, 12, 0, 0);
    private static readonly SessionWindow Window = new()
    {
        From = Start,
        Until = Start.AddDays(10),
        AfterEvents = 1,
    };

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void SessionExamples_SampleOfUsersWithNeighbouringIds_TakesItsShare(double sample)
    {
        const int users = 4_000;
        worlds.Use(WorldOf(Enumerable.Range(512_000_000, users)));
        foreach (var seed in new ulong[] { 0, 1, 42, ulong.MaxValue })
        {
            var taken = worlds.Session.Propensity.SessionExamples(Window with { Sample = sample, Seed = seed }).Rows;

            // Within five standard deviations of draws at random.
            Assert.InRange(
                taken,
                (users * sample) - (5 * Math.Sqrt(users * sample * (1 - sample))),
                (users * sample) + (5 * Math.Sqrt(users * sample * (1 - sample)))
            );
        }
    }

    [Fact]
    public void SessionExamples_SamplesOfTwoSeeds_ShareAsManyUsersAsChanceGives()
    {
        worlds.Use(WorldOf(Enumerable.Range(1, 4_000)));

        var both = Sample(0.5, 1).Intersect(Sample(0.5, 2)).Count();

        Assert.InRange(both, 1_000 - 140, 1_000 + 140);
    }

    [Fact]
    public void SessionExamples_SmallerSample_IsPartOfTheLarger()
    {
        worlds.Use(WorldOf(Enumerable.Range(1, 1_000)));

        Assert.ProperSubset(Sample(0.5, 7).ToHashSet(), Sample(0.2, 7).ToHashSet());
        Assert.Equal(Enumerable.Range(1, 1_000).Select(user => (long)user), Sample(1, 7));
    }

    [Fact]
    public void SessionExamples_IdsOfAnySize_AreTakenOrNot()
    {
        long[] users = [long.MinValue, -5, 0, int.MaxValue, 2 * (long)int.MaxValue, long.MaxValue];
        worlds.Use(SmallWorld.Of(users.Select(user => Event(user, "view", 0))));

        Assert.Equal(users, Sample(1, ulong.MaxValue));
        Assert.Subset(users.ToHashSet(), Sample(0.5, 3).ToHashSet());
    }

    [Fact]
    public void Examples_OtherOrderAndNumberOfThreads_AreTheSameBitByBit()
    {
        foreach (var world in worlds.All(20).ToArray())
        {
            var window = Window with { Until = world.End.AddDays(1), Sample = 0.6, AfterEvents = 2 };
            worlds.Use(world.Seed);
            var (sessions, items) = (Bits(worlds.Session.Propensity.SessionExamples(window)), Bits(Items(window)));

            worlds.Use(world.Shuffled());
            worlds.Session.Connection.Execute("set threads = 1");
            try
            {
                Assert.Equal(sessions, Bits(worlds.Session.Propensity.SessionExamples(window)));
                Assert.Equal(items, Bits(Items(window)));
            }
            finally
            {
                worlds.Session.Connection.Execute("set threads = 2");
            }
        }
    }

    [Fact]
    public void SessionExamples_MoreRowsThanTheLimit_TellsTheShareThatFits()
    {
        worlds.Use(WorldOf(Enumerable.Range(1, 10_000)));

        var error = Assert.Throws<ArgumentException>(() =>
            worlds.Session.Propensity.SessionExamples(Window with { RowLimit = 5_000 })
        );

        Assert.Contains("10,000 rows, 5,000 are the most", error.Message, StringComparison.Ordinal);
        Assert.Contains("0.475", error.Message, StringComparison.Ordinal);
        Assert.InRange(
            worlds.Session.Propensity.SessionExamples(Window with { RowLimit = 5_000, Sample = 0.475 }).Rows,
            1,
            5_000
        );
    }

    [Fact]
    public void SessionExamples_PurchaseAmongTheFirstEvents_IsLeftOut()
    {
        worlds.Use(World("purchase view view view", "view purchase", "view view purchase", "view view view"));

        Assert.Equal([(2, 1), (3, 1), (4, 0)], Labels(worlds.Session.Propensity.SessionExamples(Window)));
        Assert.Equal(
            [(3, 1), (4, 0)],
            Labels(worlds.Session.Propensity.SessionExamples(Window with { AfterEvents = 2 }))
        );
        Assert.Equal([(4, 0)], Labels(worlds.Session.Propensity.SessionExamples(Window with { AfterEvents = 3 })));
        Assert.Empty(worlds.Session.Propensity.SessionExamples(Window with { AfterEvents = 10 }).Labels);
    }

    [Fact]
    public void CartItemExamples_BoughtWithinTheEvents_IsLeftOut()
    {
        worlds.Use(
            World("view", "cart purchase", "cart view purchase", "cart view remove_from_cart purchase", "purchase cart")
        );

        Assert.Equal([(2, 1), (3, 1), (4, 1), (5, 0)], Labels(Items(Window with { AfterEvents = 0 })));
        Assert.Equal([(4, 1)], Labels(Items(Window with { AfterEvents = 2 })));
        Assert.Empty(Items(Window with { AfterEvents = 4 }).Labels);
    }

    [Fact]
    public void Examples_PurchaseFromTheEndOfTheWindowOn_IsNotSeen()
    {
        worlds.Use(World("cart view view purchase"));
        var window = Window with { Until = Start.AddSeconds(3) };

        Assert.Equal([(1, 0)], Labels(worlds.Session.Propensity.SessionExamples(window)));
        Assert.Equal([(1, 0)], Labels(Items(window with { AfterEvents = 2 })));
        Assert.Equal([(1, 1)], Labels(Items(Window with { AfterEvents = 2 })));
    }

    [Fact]
    public void SessionExamples_SessionBeganBeforeTheWindow_IsLeftOut()
    {
        worlds.Use(World("view view view view"));

        Assert.Empty(worlds.Session.Propensity.SessionExamples(Window with { From = Start.AddSeconds(1) }).Labels);
    }

    [Fact]
    public void SessionExamples_EventsWithoutASessionId_AreOneSessionOfTheirUser()
    {
        worlds.Use(
            SmallWorld.Of([
                Event(1, "view", 0) with
                {
                    UserSession = null,
                },
                Event(1, "view", 90_000) with
                {
                    UserSession = null,
                },
                Event(2, "purchase", 180_000) with
                {
                    UserSession = null,
                },
            ])
        );

        Assert.Equal([(1, 0)], Labels(worlds.Session.Propensity.SessionExamples(Window with { AfterEvents = 2 })));
    }

    [Theory]
    [InlineData(0, 1.0, 1)]
    [InlineData(1, 0.0, 1)]
    [InlineData(1, 1.1, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, 1.0, 0)]
    public void SessionExamples_OptionOutOfRange_IsRefused(int events, double sample, int limit)
    {
        worlds.Use(9);
        Assert.ThrowsAny<ArgumentException>(() =>
            worlds.Session.Propensity.SessionExamples(
                Window with
                {
                    AfterEvents = events,
                    Sample = sample,
                    RowLimit = limit,
                }
            )
        );
    }

    [Fact]
    public void CartItemExamples_NegativeEvents_AreRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => Items(Window with { AfterEvents = -1 }));

    [Fact]
    public void Sessions_TrainingWindowOtherwise_IsRefused()
    {
        var earlier = Window with { From = Start.AddDays(-9), Until = Start };
        worlds.Use(9);

        foreach (var wrong in new[] { earlier with { AfterEvents = 2 }, earlier with { Until = Start.AddSeconds(1) } })
        {
            Assert.Throws<ArgumentException>(() =>
                worlds.Session.Propensity.Sessions(new() { Window = Window, TrainingWindow = wrong })
            );
        }

        Assert.Contains(
            "There is no model",
            worlds.Session.Propensity.Sessions(new() { Window = Window, TrainingWindow = earlier }).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sessions_Sample_IsNamed()
    {
        worlds.Use(9);
        Assert.Equal(
            "sessions that buy after 1 event, of a sample of 12.5 % of users",
            worlds.Session.Propensity.Sessions(new() { Window = Window with { Sample = 0.125 } }).Task
        );
        Assert.Equal(
            "items in carts that are bought in the session, 4 events after the cart",
            worlds.Session.Propensity.CartItems(new() { Window = Window with { AfterEvents = 4 } }).Task
        );
    }

    private PropensityExamples Items(SessionWindow window) => worlds.Session.Propensity.CartItemExamples(window);

    private long[] Sample(double share, ulong seed) =>
        worlds.Session.Propensity.SessionExamples(Window with { Sample = share, Seed = seed }).Users;

    private static List<(int User, int Label)> Labels(PropensityExamples examples) =>
        [.. examples.Users.Zip(examples.Labels, (user, label) => ((int)user, (int)label))];

    private static long[] Bits(PropensityExamples examples) =>
        [
            .. examples.Users,
            .. examples.Labels.Select(label => (long)label),
            .. examples.Features.Values.Values.Select(BitConverter.DoubleToInt64Bits),
        ];

    private static SmallWorld WorldOf(IEnumerable<int> users) =>
        SmallWorld.Of(users.Select(user => Event(user, "view", 0)));

    // One session a user, whose events are a second apart and all of one product.
    private static SmallWorld World(params string[] sessions) =>
        SmallWorld.Of(
            sessions.SelectMany(
                (session, user) => session.Split(' ').Select((type, second) => Event(user + 1, type, second))
            )
        );

    private static CleanEvent Event(long user, string type, int second) =>
        SmallWorld.Draw(1).Events[0] with
        {
            UserId = user,
            UserSession = RawEvents.Session(1),
            EventType = type,
            ProductId = 1,
            EventTime = Start.AddSeconds(second),
        };
}
