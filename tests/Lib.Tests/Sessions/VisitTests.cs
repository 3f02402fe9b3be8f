using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Sessions;
using Tests.Support;

namespace Tests.Sessions;

[Trait("Speed", "Slow")]
public sealed class VisitTests
{
    private static readonly DateTime Day = new(2019, 11, 5);

    [Fact]
    public void BuildSessions_GapVector_EqualsTheSpecified()
    {
        using var shop = Open("10:00", "10:15", "10:25", "11:30", "11:45", "13:00");

        shop.Pipeline.BuildSessions();

        Assert.Equal([3L, 2L, 1L], EventCounts(shop));
    }

    [Fact]
    public void BuildSessions_GapExactlyEqual_DoesNotSplit()
    {
        using var shop = Open("10:00:00", "10:30:00", "11:00:01");

        shop.Pipeline.BuildSessions();

        Assert.Equal([2L, 1L], EventCounts(shop));
    }

    [Fact]
    public void BuildSessions_LongerGap_MakesFewerVisits()
    {
        using var shop = Open("10:00", "10:15", "10:25", "11:30", "11:45", "13:00");

        shop.Pipeline.BuildSessions(new SessionOptions { GapMinutes = 65 });

        Assert.Equal([5L, 1L], EventCounts(shop));
    }

    [Fact]
    public void BuildSessions_RandomWorlds_CutsWhereASlowLoopCuts()
    {
        foreach (var seed in Enumerable.Range(0, 8))
        {
            using var shop = RawEvents.Open(RawEvents.Draw(seed, count: 90));
            shop.Pipeline.Clean();

            var report = shop.Pipeline.BuildSessions(new SessionOptions { GapMinutes = 20 });

            var expected = Cut(CleanEvent.Read(shop), TimeSpan.FromMinutes(20));
            Assert.Equal(
                expected.Select(visit => (visit[0].UserId, visit[0].EventTime, visit[^1].EventTime, (long)visit.Count)),
                shop.Connection.Query<(long, DateTime, DateTime, long)>(
                    "select user_id, visit_start, visit_end, event_count from visits order by visit_key"
                )
            );
            AssertAgreement(expected, report.Agreement);
        }
    }

    [Fact]
    public void BuildSessions_SessionAcrossALongPause_IsReportedAsSplit()
    {
        using var shop = Open("10:00", "12:00");

        var agreement = shop.Pipeline.BuildSessions().Agreement;

        Assert.Equal(new VisitAgreement(1, 2, 0, 1, 0, 2, 0), agreement);
        Assert.Equal(0.0, agreement.IdenticalSessionRate);
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(30, 0)]
    public void BuildSessions_OptionOutOfRange_IsRefused(int gapMinutes, int limitHours)
    {
        using var shop = Open("10:00");
        var options = new SessionOptions { GapMinutes = gapMinutes, LimitHours = limitHours };

        Assert.Throws<ArgumentOutOfRangeException>(() => shop.Pipeline.BuildSessions(options));
    }

    private static void AssertAgreement(List<List<CleanEvent>> visits, VisitAgreement agreement)
    {
        var sessions = visits
            .SelectMany(visit => visit)
            .GroupBy(row => row.SessionKey)
            .ToDictionary(group => group.Key, group => group.Count());
        var identical = visits
            .Where(visit =>
                visit.DistinctBy(row => row.SessionKey).Count() == 1 && sessions[visit[0].SessionKey] == visit.Count
            )
            .ToList();
        var split = sessions.Keys.Count(key => visits.Count(visit => visit.Any(row => row.SessionKey == key)) > 1);
        Assert.Equal(
            new VisitAgreement(
                sessions.Count,
                visits.Count,
                identical.Count,
                split,
                visits.Count(visit => visit.DistinctBy(row => row.SessionKey).Count() > 1),
                sessions.Values.Sum(),
                identical.Sum(visit => visit.Count)
            ),
            agreement
        );
    }

    private static List<List<CleanEvent>> Cut(IReadOnlyList<CleanEvent> events, TimeSpan gap)
    {
        var visits = new List<List<CleanEvent>>();
        foreach (var row in events.OrderBy(row => row.UserId).ThenBy(row => row.EventId))
        {
            if (
                visits.Count == 0
                || visits[^1][^1].UserId != row.UserId
                || row.EventTime - visits[^1][^1].EventTime > gap
            )
            {
                visits.Add([]);
            }

            visits[^1].Add(row);
        }

        return visits;
    }

    private static IEnumerable<long> EventCounts(Shop shop) =>
        shop.Connection.Query<long>("select event_count from visits order by visit_key");

    private static Shop Open(params string[] times)
    {
        var shop = RawEvents.Open(
            RawEvents.InOneFile(
                times.Select(time =>
                    RawEvents.Ordinary with
                    {
                        EventTime = Day + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
                    }
                )
            )
        );
        shop.Pipeline.Clean();
        return shop;
    }
}
