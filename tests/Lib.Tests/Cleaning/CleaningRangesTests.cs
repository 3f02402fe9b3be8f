using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Cleaning;

/// <summary>Events that are cleaned range of days by range of days, and the order in which they are stored.</summary>
public sealed class CleaningRangesTests
{
    [Theory]
    [InlineData(DeduplicationMode.Exact)]
    [InlineData(DeduplicationMode.Event)]
    [InlineData(DeduplicationMode.Legacy)]
    public void Clean_InManyRangesOfDays_GivesTheSameEvents(DeduplicationMode mode)
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 9, count: 200));
        shop.Connection.Execute(
            "insert into events_raw select * replace (event_time + interval 31 hours as event_time, source_row + 1000 as source_row) from events_raw"
        );
        var options = new CleaningOptions { Deduplication = mode };
        shop.Pipeline.Clean(options);
        var whole = CleanEvent.Read(shop);

        var totals = WarehouseLoad.Run(shop.OnConnection, load => EventCleaner.Build(load, options, rangeEvents: 10));

        Assert.Equal(whole.Count, totals.Events);
        Assert.Equal(whole, CleanEvent.Read(shop));
    }

    [Fact]
    public void Clean_SessionsThatBeginAndEndAtMidnightInRangesOfADay_GivesEachEventOnce()
    {
        var rows = RawEvents.InOneFile(
            Enumerable
                .Range(0, 41)
                .Select(number =>
                    RawEvents.Ordinary with
                    {
                        EventTime = new DateTime(2019, 11, 1).AddHours(6 * number),
                        UserSession = RawEvents.Session(number / 3),
                    }
                )
        );
        using var shop = RawEvents.Open(rows);

        var options = new CleaningOptions();
        WarehouseLoad.Run(shop.OnConnection, load => EventCleaner.Build(load, options, rangeEvents: 1));

        Assert.Equal(CleaningOracle.Events(rows, options.Deduplication), CleanEvent.Read(shop));
    }

    [Fact]
    public void Clean_CopiesAmongMoreEventsThanARowGroupHolds_StoresEventsInTheOrderOfTheirIds()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        shop.Connection.Execute(
            "insert into events_raw select events_raw.* replace (i // 300 as user_id, i % 150 as product_id, i + 2 as source_row) from events_raw, range(300000) as others (i)"
        );

        shop.Pipeline.Clean();

        Assert.Equal(
            (150_000L, 150_000L + CleanEvent.DayKey(RawEvents.Ordinary.EventTime!.Value), 1L),
            shop.Connection.QuerySingle<(long, long, long)>(
                """
                select count(*), max(event_id) - 150000, count(*) filter (not coalesce(rises, false))
                from (select event_id, event_id > lag(event_id) over () as rises from events)
                """
            )
        );
    }
}
