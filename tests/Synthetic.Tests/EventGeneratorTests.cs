using EcommerceNotebooks.Synthetic;

namespace Tests.Synthetic;

public class EventGeneratorTests
{
    private static readonly SyntheticOptions Small = new() { Scale = 0.0005, Seed = 7 };

    [Theory]
    [InlineData("2019-Oct", 10)]
    [InlineData("2019-Nov", 11)]
    [InlineData("2019-Dec", 12)]
    [InlineData("2020-Feb", 14)]
    public void Events_Month_AreOrderedAndInsideIt(string preset, int month)
    {
        var start = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(month - 1);
        var times = Draw(Small, preset).Select(row => row.UnixSecond).ToArray();

        Assert.NotEmpty(times);
        Assert.Equal(times.Order(), times);
        Assert.True(times[0] >= start.ToUnixTimeSeconds());
        Assert.True(times[^1] < start.AddMonths(1).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Events_AnyNumberOfThreads_AreTheSame(int threads)
    {
        var options = Small with { Scale = 0.0015 };

        Assert.Equal(
            Draw(options with { Threads = 1 }, "2019-Nov"),
            Draw(options with { Threads = threads }, "2019-Nov")
        );
    }

    [Theory]
    [InlineData("2019-Oct", 42_448_764)]
    [InlineData("2019-Nov", 67_501_979)]
    [InlineData("2019-Dec", 67_542_878)]
    [InlineData("2020-Apr", 66_589_268)]
    public void Events_Rows_AreExactlyThePublishedTimesTheScale(string preset, long published) =>
        Assert.Equal((int)Math.Round(published * 0.001), Draw(Small with { Scale = 0.001 }, preset).Length);

    [Fact]
    public void Events_OtherSeed_AreOthers() =>
        Assert.NotEqual(Draw(Small, "2019-Oct"), Draw(Small with { Seed = 8 }, "2019-Oct"));

    [Fact]
    public void Events_Twice_AreTheSame()
    {
        var generator = new EventGenerator(Small);

        Assert.Equal(generator.Events("2019-Oct"), generator.Events("2019-Oct"));
    }

    [Fact]
    public void Events_SessionsOpenAtTheTurnOfTheMonth_GoOnInNovember()
    {
        var options = Small with { Scale = 0.004 };
        var october = Draw(options, "2019-Oct")
            .Where(row => row.UserSession is not null)
            .Select(row => (row.UserId, row.UserSession))
            .ToHashSet();

        var november = Draw(options, "2019-Nov")
            .Where(row => row.UserSession is not null)
            .Select(row => (row.UserId, row.UserSession))
            .ToHashSet();

        // Published: 3,821 of 23 million sessions.
        Assert.InRange(october.Intersect(november).Count(), 3, 60);
    }

    [Fact]
    public void Events_WithoutAnomalies_HaveNone()
    {
        var options = Small with { Anomalies = AnomalyOptions.None };
        foreach (var preset in new[] { "2019-Oct", "2019-Nov" })
        {
            var events = Draw(options, preset);

            Assert.All(events, row => Assert.Equal(PlantedMarks.None, row.Marks & ~PlantedMarks.Complement));
            Assert.All(events, row => Assert.NotNull(row.UserSession));
            Assert.Equal(events.Length, events.Distinct().Count());
            Assert.All(
                events.GroupBy(row => row.UserSession),
                session => Assert.Single(session.Select(row => row.UserId).Distinct())
            );
        }
    }

    [Fact]
    public void Events_OutageOff_HaveOrdinaryDays()
    {
        var options = Small with { Anomalies = AnomalyOptions.All with { Outage = false } };
        var days = Draw(options, "2019-Nov")
            .GroupBy(row => DateTimeOffset.FromUnixTimeSeconds(row.UnixSecond).Day)
            .ToDictionary(day => day.Key, day => day.ToArray());

        Assert.Contains(days[15], row => row.Type == SyntheticEventType.Purchase);
        Assert.InRange(days[16].Length / (double)days[12].Length, 0.6, 1.5);
    }

    [Fact]
    public void Events_Outage_SilencesPurchasesWhileSessionsDouble()
    {
        var events = Draw(Small with { Scale = 0.002 }, "2019-Nov");
        var silent = Second(14, 18, 9, 37);
        var heard = Second(16, 8, 32, 34);
        var purchases = events
            .Where(row => row.Type == SyntheticEventType.Purchase)
            .Select(row => row.UnixSecond)
            .ToArray();

        Assert.DoesNotContain(purchases, second => second > silent && second < heard);
        Assert.DoesNotContain(purchases, second => second > Second(16, 15, 34, 30) && second < Second(17, 3, 43, 18));
        Assert.Contains(purchases, second => second > heard && second < Second(16, 15, 34, 30));
        Assert.True(events.Count(row => Day(row) == 16) > 2.5 * events.Count(row => Day(row) == 6));
    }

    [Fact]
    public void Events_PlantedFaults_AreWhatCountingFinds()
    {
        var events = Draw(Small with { Scale = 0.002 }, "2019-Nov");
        var lost = events.Where(row => row.UserSession is null).ToArray();
        var copies = events.GroupBy(row => row with { Marks = PlantedMarks.None }).Sum(group => group.Count() - 1);
        var shared = events
            .Where(row => row.UserSession is not null)
            .GroupBy(row => row.UserSession)
            .Count(session => session.Select(row => row.UserId).Distinct().Count() > 1);

        Assert.Equal(events.Count(row => row.Marks.HasFlag(PlantedMarks.Duplicate)), copies);
        Assert.InRange(copies / (double)events.Length, 0.0005, 0.004);
        Assert.Equal(2, lost.Count(row => row.Marks.HasFlag(PlantedMarks.MissingSession)));
        Assert.All(lost, row => Assert.Equal(SyntheticEventType.Cart, row.Type));
        Assert.Equal(3, shared);
    }

    [Fact]
    public void Events_StrayCarts_RepeatAnEarlierRowOfTheSecondUnderASessionOfTheirOwn()
    {
        var events = Draw(Small with { Scale = 0.004 }, "2019-Oct");
        var strays = events.Index().Where(row => row.Item.Marks.HasFlag(PlantedMarks.StraySession)).ToArray();

        // Published: 4,987 of October's rows repeat another but for the session.
        Assert.InRange(strays.Length, 8, 40);
        Assert.All(
            strays,
            stray =>
            {
                var first = events[..stray.Index]
                    .Last(row => row.UserId == stray.Item.UserId && row.UserSession != stray.Item.UserSession);
                Assert.Equal(
                    stray.Item with
                    {
                        Marks = PlantedMarks.None,
                        UserSession = first.UserSession,
                    },
                    first with
                    {
                        Marks = PlantedMarks.None,
                    }
                );
                Assert.Single(events, row => row.UserSession == stray.Item.UserSession);
            }
        );
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(51.0)]
    public void Constructor_ScaleOutOfRange_Throws(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventGenerator(new SyntheticOptions { Scale = scale }));

    [Fact]
    public void Constructor_NoThread_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventGenerator(Small with { Threads = 0 }));

    [Fact]
    public void Events_UnknownPreset_ThrowsWithTheKnownOnes()
    {
        var error = Assert.Throws<ArgumentException>(() => new EventGenerator(Small).Events("2020-May"));

        Assert.Contains("2019-Oct, 2019-Nov, 2019-Dec, 2020-Jan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScaleForEvents_PublishedNumber_IsOne()
    {
        Assert.Equal(1.0, SyntheticOptions.ScaleForEvents(109_950_743));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticOptions.ScaleForEvents(0));
    }

    private static SyntheticEvent[] Draw(SyntheticOptions options, string preset) =>
        [.. new EventGenerator(options).Events(preset)];

    private static int Day(SyntheticEvent row) => DateTimeOffset.FromUnixTimeSeconds(row.UnixSecond).Day;

    private static long Second(int day, int hour, int minute, int second) =>
        new DateTimeOffset(2019, 11, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
}
