using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Cleaning;

public sealed class ShopCleaningTests
{
    [Theory]
    [InlineData(DeduplicationMode.Exact)]
    [InlineData(DeduplicationMode.Event)]
    [InlineData(DeduplicationMode.Legacy)]
    public void Clean_RandomWorlds_EqualsTheOracle(DeduplicationMode mode)
    {
        foreach (var seed in Enumerable.Range(0, 8))
        {
            var rows = RawEvents.Draw(seed, count: 60 + 10 * seed);
            using var shop = RawEvents.Open(rows);

            var report = shop.Pipeline.Clean(new CleaningOptions { Deduplication = mode });

            var expected = CleaningOracle.Events(rows, mode);
            Assert.Equal(expected, CleanEvent.Read(shop));
            Assert.Equal(rows.Count(row => CleaningOracle.Reason(row) is not null), report.Totals.QuarantinedEvents);
            Assert.Equal(
                rows.Select(CleaningOracle.Reason).OfType<string>().CountBy(reason => reason).OrderBy(pair => pair.Key),
                report
                    .Quarantined.Where(count => count.Events > 0)
                    .Select(count => KeyValuePair.Create(count.Reason, (int)count.Events))
                    .OrderBy(pair => pair.Key)
            );
            Assert.Equal(expected.Select(row => row.SessionKey).Distinct().Count(), report.Totals.Sessions);
            Assert.Equal(expected.Sum(row => row.EventType == "purchase" ? row.Price ?? 0 : 0), report.Totals.Revenue);
        }
    }

    [Fact]
    public void Clean_ShuffledRows_GivesTheSameEvents()
    {
        var rows = RawEvents.InOneFile(RawEvents.Draw(seed: 5, count: 120));
        var shuffled = rows.ToArray();
        new Random(9).Shuffle(shuffled);
        using var shop = RawEvents.Open(rows);
        using var other = RawEvents.Open(RawEvents.InOneFile(shuffled));

        shop.Pipeline.Clean();
        other.Pipeline.Clean();

        Assert.Equal(
            CleanEvent.Read(shop).Select(row => row with { SourceRow = 0 }),
            CleanEvent.Read(other).Select(row => row with { SourceRow = 0 })
        );
    }

    [Fact]
    public void Clean_NoEvents_GivesEmptyTablesAndZeroes()
    {
        using var shop = RawEvents.Open([]);

        var report = shop.Pipeline.Clean();

        Assert.Equal(0, report.Totals.Events);
        Assert.Equal(0m, report.Totals.Revenue);
        Assert.Null(report.Totals.FirstEvent);
        Assert.Empty(report.Duplicates);
        Assert.Equal(6, report.Quarantined.Count);
        Assert.Equal(5, report.Prices.Count);
        Assert.Empty(CleanEvent.Read(shop));
    }

    [Fact]
    public void Clean_SharedSessionId_MakesASessionForEachUser()
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([RawEvents.Ordinary, RawEvents.Ordinary with { UserId = 8 }])
        );

        var report = shop.Pipeline.Clean();

        Assert.Equal(2, report.Totals.Sessions);
        var day = CleanEvent.DayKey(RawEvents.Ordinary.EventTime!.Value);
        Assert.Equal([day + 1, day + 2], CleanEvent.Read(shop).Select(row => row.SessionKey));
    }

    [Fact]
    public void Clean_NullSessions_MakeOneSessionForEachUserThatIsCountedApart()
    {
        var anonymous = RawEvents.Ordinary with { UserSession = null };
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                RawEvents.Ordinary,
                anonymous,
                anonymous with
                {
                    ProductId = 2,
                },
                anonymous with
                {
                    UserId = 8,
                },
            ])
        );

        var report = shop.Pipeline.Clean();

        Assert.Equal(3, report.Totals.Sessions);
        Assert.Equal(1, report.Totals.SessionsWithId);
        Assert.Equal(3, report.Totals.EventsWithoutSession);
    }

    [Fact]
    public void Clean_TheBrandSpelledNone_StaysABrand()
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([RawEvents.Ordinary with { Brand = "none" }, RawEvents.Ordinary with { Brand = null }])
        );

        var report = shop.Pipeline.Clean();

        Assert.Equal(1, report.Totals.EventsWithoutBrand);
        Assert.Equal(["none", null], CleanEvent.Read(shop).Select(row => row.Brand));
    }

    [Fact]
    public void Clean_PriceCap_FlagsPricesAboveItAndChangesNone()
    {
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                RawEvents.Ordinary with
                {
                    Price = 100.00m,
                },
                RawEvents.Ordinary with
                {
                    Price = 100.01m,
                },
                RawEvents.Ordinary with
                {
                    Price = 0m,
                },
                RawEvents.Ordinary with
                {
                    Price = -1m,
                },
                RawEvents.Ordinary with
                {
                    Price = null,
                },
            ])
        );

        var report = shop.Pipeline.Clean(new CleaningOptions { PriceCap = 100m });

        Assert.Equal(
            [("regular", 1L), ("missing", 1L), ("negative", 1L), ("zero", 1L), ("over_cap", 1L)],
            report.Prices.Select(count => (count.PriceFlag, count.Events))
        );
        Assert.Equal([-1m, 0m, 100.00m, 100.01m, null], CleanEvent.Read(shop).Select(row => row.Price));
    }

    [Fact]
    public void Clean_TimeRange_IsHalfOpen()
    {
        var noon = new DateTime(2019, 11, 5, 12, 0, 0);
        using var shop = RawEvents.Open(
            RawEvents.InOneFile([
                .. new[] { -1, 0, 59, 60 }.Select(second =>
                    RawEvents.Ordinary with
                    {
                        EventTime = noon.AddSeconds(second),
                    }
                ),
            ])
        );

        var report = shop.Pipeline.Clean(new CleaningOptions { From = noon, To = noon.AddSeconds(60) });

        Assert.Equal([noon, noon.AddSeconds(59)], CleanEvent.Read(shop).Select(row => row.EventTime));
        Assert.Equal(2, report.Quarantined.Single(count => count.Reason == "event_time_out_of_range").Events);
    }

    [Fact]
    public void Clean_TimesThatMarkAMissingOne_ArePutAside()
    {
        DateTime[] times =
        [
            DateTime.MinValue,
            new(1899, 12, 31, 23, 59, 59),
            new(1900, 1, 1),
            new(2199, 12, 31, 23, 59, 59),
            new(2200, 1, 1),
            new(9999, 12, 31, 23, 59, 59),
        ];
        using var shop = RawEvents.Open(
            RawEvents.InOneFile(times.Select(time => RawEvents.Ordinary with { EventTime = time }))
        );

        var report = shop.Pipeline.Clean();

        Assert.Equal(times[2..4], CleanEvent.Read(shop).Select(row => row.EventTime));
        Assert.Equal(4, report.Quarantined.Single(count => count.Reason == "event_time_out_of_range").Events);
    }

    [Fact]
    public void Clean_Copies_KeepsTheFirstByFileAndRow()
    {
        var copies = new[]
        {
            RawEvents.Ordinary with
            {
                SourceFile = "b.csv",
                SourceRow = 1,
            },
            RawEvents.Ordinary with
            {
                SourceFile = "a.csv",
                SourceRow = 9,
            },
            RawEvents.Ordinary with
            {
                SourceFile = "a.csv",
                SourceRow = 7,
            },
        };
        using var shop = RawEvents.Open(copies);

        shop.Pipeline.Clean();

        var kept = Assert.Single(CleanEvent.Read(shop));
        Assert.Equal(("a.csv", 7L, 3L), (kept.SourceFile, kept.SourceRow, kept.DuplicateCount));
    }

    [Fact]
    public void Clean_SessionIdsThatAreTexts_AreKeptAsTexts()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        shop.Connection.Execute("alter table events_raw alter user_session type varchar");
        shop.Connection.Execute("update events_raw set user_session = 'not-a-uuid'");

        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();

        Assert.Equal("not-a-uuid", shop.Connection.QuerySingle<string>("select user_session from dim_sessions"));
    }

    [Fact]
    public void Clean_BeforeAnythingWasIngested_NamesTheScript()
    {
        using var shop = Shop.InMemory();

        var exception = Assert.Throws<SqlScriptException>(() => shop.Pipeline.Clean());

        Assert.Equal("Cleaning/value_types.sql", exception.Script);
        Assert.Contains("events_raw", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_BrokenContract_KeepsTheEventsOfTheLastCompleteRun()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        shop.Pipeline.Clean();
        shop.Connection.Execute("alter table events_raw alter price type double");
        shop.Connection.Execute("update events_raw set price = 11");

        var exception = Assert.Throws<DataContractException>(() => shop.Pipeline.Clean());

        Assert.Contains(
            exception.Violations,
            violation => violation is { Relation: "events", Rule: "column price is DECIMAL(10,2), not DOUBLE" }
        );
        Assert.Equal(10m, Assert.Single(CleanEvent.Read(shop)).Price);
        Assert.Empty(WorkingRelations.Of(shop));
    }

    [Fact]
    public void Clean_CancelledToken_StopsBeforeItChangesAnything()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using var session = shop.OpenSession(cancellation.Token);
            session.Pipeline.Clean();
        });

        Assert.Throws<SqlScriptException>(() => shop.Pipeline.BuildSessions());
    }

    [Fact]
    public void Clean_CancelledWhileRunning_KeepsTheEventsOfTheLastCompleteRun()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        shop.Pipeline.Clean();
        shop.Connection.Execute(
            "insert into events_raw select events_raw.* replace (i % 100000 as user_id, i + 2 as source_row) from events_raw, range(3000000) as copies (i)"
        );
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            using var session = shop.OpenSession(cancellation.Token);
            session.Pipeline.Clean();
        });

        Assert.Equal(RawEvents.Ordinary.UserId, Assert.Single(CleanEvent.Read(shop)).UserId);
        Assert.Single(
            shop.Pipeline.BuildStarSchema().Relations,
            relation => relation is { Relation: "fact_events", Rows: 1 }
        );
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(100_000_000.0)]
    public void Clean_PriceCapOutOfRange_IsRefused(double cap)
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            shop.Pipeline.Clean(new CleaningOptions { PriceCap = (decimal)cap })
        );
    }

    [Fact]
    public void Clean_EmptyTimeRange_IsRefused()
    {
        using var shop = RawEvents.Open([RawEvents.Ordinary]);
        var noon = new DateTime(2019, 11, 5, 12, 0, 0);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            shop.Pipeline.Clean(new CleaningOptions { From = noon, To = noon })
        );
    }

    [Fact]
    public void ToTable_AnyRun_ShowsTheTotals()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 1, count: 30));

        var report = shop.Pipeline.Clean();

        Assert.Equal(report.Totals.Events, report.ToTable()[0, "events"]);
        Assert.Equal(6, report.QuarantinedTable().RowCount);
        Assert.Equal(5, report.PricesTable().RowCount);
        Assert.Equal(1, report.ReconciliationsTable().RowCount);
    }
}
