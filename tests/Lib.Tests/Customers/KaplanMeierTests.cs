using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
public sealed class KaplanMeierTests(WorldShop worlds)
{
    // Weeks of remission under 6-mercaptopurine; negative ones were still in remission.
    private static readonly int[] Remissions =
    [
        6,
        6,
        6,
        -6,
        7,
        -9,
        10,
        -10,
        -11,
        13,
        16,
        -17,
        -19,
        -20,
        22,
        23,
        -25,
        -32,
        -32,
        -34,
        -35,
    ];

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 0.857142857)]
    [InlineData(7, 0.806722689)]
    [InlineData(10, 0.752941176)]
    [InlineData(13, 0.690196078)]
    [InlineData(16, 0.627450980)]
    [InlineData(22, 0.537815126)]
    [InlineData(23, 0.448179272)]
    [InlineData(35, 0.448179272)]
    public void At_RemissionTimes_MatchesFreireich1963(double week, double survival) =>
        Assert.Equal(survival, Remission().At(week), 1e-9);

    [Theory]
    [InlineData(10, "24.71 % of 21 within 10 weeks.")]
    [InlineData(50, "55.18 % of 21 within 35 weeks, for longer nobody was watched.")]
    public void Describe_RemissionTimes_SaysNoMoreThanWasWatched(double week, string text) =>
        Assert.Equal(text, (Remission() with { TimeTitle = "weeks" }).Describe(week));

    [Fact]
    public void Describe_WithoutAnyEvent_DoesNotSayThatNoneWillCome()
    {
        Assert.Equal("there is nobody to watch.", KaplanMeier.Of([], timeTitle: "days").Describe(14));
        Assert.Equal(
            "none of 3 so far, watched for no longer than 1 day.",
            KaplanMeier.Of([new(1, false, 2), new(0, false)], timeTitle: "days").Describe(14)
        );
        Assert.Equal("100.00 % of 1 within 14 days.", KaplanMeier.Of([new(2, true)], timeTitle: "days").Describe(14));
    }

    [Fact]
    public void Of_RemissionTimes_HasGreenwoodsError()
    {
        var curve = Remission();

        Assert.Equal((21, 9, 23.0), (curve.Count, curve.Events, curve.Median!.Value));

        // The published standard error at 23 weeks is 0.1346; log(-log S) has it over S |log S|.
        var last = curve.Steps[^1];
        var width = 1.959963984540054 * 0.1346 / (last.Survival * Math.Abs(Math.Log(last.Survival)));
        Assert.Equal(Math.Pow(last.Survival, Math.Exp(width)), last.Low!.Value, 1e-4);
        Assert.Equal(Math.Pow(last.Survival, Math.Exp(-width)), last.High!.Value, 1e-4);
        Assert.NotEmpty(curve.ToChart().ToSvg());
    }

    [Fact]
    public void Of_Edges_AreWhatTheySay()
    {
        Assert.Empty(KaplanMeier.Of([]).Steps);
        Assert.Equal(1, KaplanMeier.Of([new SurvivalTime(3, false, 5)]).At(9));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([new SurvivalTime(-1, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([], confidence: 1));
    }

    [Fact]
    public void Of_HappenedToAll_HasNoIntervalAtZero()
    {
        var curve = KaplanMeier.Of([new SurvivalTime(2, true, 5), new SurvivalTime(3, true, 5)]);

        Assert.Equal(0, curve.Steps[1].Survival);
        Assert.Null(curve.Steps[1].Low);
        Assert.Null(curve.Steps[1].High);
        Assert.True(curve.Steps[0].Low < 0.5 && curve.Steps[0].High > 0.5);
        Assert.NotEmpty(curve.ToChart().ToSvg());
        Assert.Equal(2, curve.ToTable().RowCount);
    }

    [Fact]
    public void TimeToNextPurchase_ManyWorlds_EqualsGapsByHand()
    {
        var events = 0L;
        foreach (var world in worlds.All())
        {
            var filter = WorldOptions.Filter(world);
            var asOf = WorldOptions.AsOf(world);
            var every = world.Seed % 2 == 0;
            var end = WorldOptions.EndOfLastWholeDay(asOf, filter);
            var times = RfmOracle
                .Purchases(world, filter, end)
                .GroupBy(row => row.UserId)
                .SelectMany(user => Gaps([.. user.Select(row => row.EventTime.Date).Distinct().Order()], end, every));

            var curve = worlds.Session.Customers.TimeToNextPurchase(
                new NextPurchaseOptions
                {
                    AsOf = asOf,
                    Filter = filter,
                    EveryPurchase = every,
                }
            );

            var expected = KaplanMeier.Of(times);
            Assert.Equal((expected.Count, expected.Events), (curve.Count, curve.Events));
            Assert.Equal(expected.Steps, curve.Steps);
            events += curve.Events;
        }

        Assert.True(events > SmallWorld.Share(200), $"{events} next purchases");
    }

    private static IEnumerable<SurvivalTime> Gaps(DateTime[] days, DateTime end, bool every)
    {
        for (var i = 0; i < (every ? days.Length : 1); i++)
        {
            var hasNext = i + 1 < days.Length;
            yield return new SurvivalTime(((hasNext ? days[i + 1] : end.AddDays(-1)) - days[i]).Days, hasNext);
        }
    }

    private static KaplanMeier Remission() =>
        KaplanMeier.Of(Remissions.Select(week => new SurvivalTime(Math.Abs(week), week > 0)));
}
