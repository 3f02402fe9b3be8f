using System.Text.RegularExpressions;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Lake;

namespace Tests.Ingest;

/// <summary>Versions of the lake: read as they were, compared, brought back.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void EventsAsOf_EarlierVersion_ShowsItsRowsOnly()
    {
        TwoVersions();
        Assert.Equal("events_raw_v1", folder.Shop.Lake.EventsAsOf(1));
        Assert.Equal(10, folder.Count("events_raw_v1"));
        Assert.Equal(1, folder.Count("events_rejected_v1"));
        Assert.Equal(25, folder.Count(folder.Shop.Lake.EventsAsOf(2)));
        Assert.Equal(0, folder.Count(folder.Shop.Lake.EventsAsOf(0)));
        Assert.Equal(25, folder.Count("events_raw"));
    }

    [Fact]
    public void EventsAsOf_Instant_TakesTheLastVersionMadeByThen()
    {
        var clock = new SteppingClock();
        TwoVersions(clock);
        Assert.Equal("events_raw_v0", folder.Shop.Lake.EventsAsOf(clock.Start.AddTicks(-1).UtcDateTime));
        Assert.Equal("events_raw_v1", folder.Shop.Lake.EventsAsOf(clock.Start.UtcDateTime));
        Assert.Equal("events_raw_v1", folder.Shop.Lake.EventsAsOf(clock.Start.AddHours(1).AddTicks(-1).UtcDateTime));
        Assert.Equal("events_raw_v2", folder.Shop.Lake.EventsAsOf(clock.Start.AddHours(1).UtcDateTime));
        Assert.Throws<ArgumentException>(() =>
            folder.Shop.Lake.EventsAsOf(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Local))
        );
    }

    [Fact]
    public void EventsAsOf_UnknownVersion_NamesTheOnesThereAre()
    {
        TwoVersions();
        Assert.Contains(
            "0 (empty), 1, 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => folder.Shop.Lake.EventsAsOf(3)).Message,
            StringComparison.Ordinal
        );
    }

    // The lake as the version before wrote it: narrow ids, and a Parquet source's times with their fractions.
    [Fact]
    public void Open_LakeOfAnEarlierVersion_ShowsIdsAsBigintAndWholeSecondsBesideNewFiles()
    {
        string old = Path.Combine(folder.Sources, "old.parquet");
        folder.Shop.Connection.Execute(
            $"copy (select '2019-10-01T00:00:00Z' as event_time, 'view' as event_type, 5 as product_id, 6 as category_id, 'a' as category_code, 'b' as brand, 1.5 as price, 7 as user_id, '72d76fde-8bb3-4e00-8c23-a032dfed738c' as user_session) to '{old}' (format parquet)"
        );
        folder.Shop.Pipeline.Ingest(old);
        var file = folder.Shop.Lake.Current().Files.Single();
        string path = Path.Combine(folder.LakePath, file.Path);
        string rewritten = path + ".new";
        folder.Shop.Connection.Execute(
            $"copy (select * replace (product_id::integer as product_id, user_id::integer as user_id, event_time - interval 300 millisecond as event_time) from read_parquet('{path}', hive_partitioning = false)) to '{rewritten}' (format parquet)"
        );
        folder.Shop.Connection.Execute("comment on view events_raw is 'version 1'");
        File.Move(rewritten, path, overwrite: true);
        string manifest = Path.Combine(folder.LakePath, "manifests", "000001.json");
        string text = File.ReadAllText(manifest);
        string[] added = ["\"revision\": 1", "\"cut_times\": 0", "\"reject_reasons\": []"];
        Assert.All(added, property => Assert.Contains(property, text, StringComparison.Ordinal));
        File.WriteAllText(
            manifest,
            added
                .Aggregate(text, (rest, property) => Regex.Replace(rest, $@",?\s*{Regex.Escape(property)}", ""))
                .Replace("\"VARCHAR\",", "\"TIMESTAMP\",", StringComparison.Ordinal)
        );
        folder.Reopen();

        Assert.Equal(["2019-09-30 23:59:59"], folder.Events().Select(row => row[..19]));
        Assert.Equal(
            "BIGINT BIGINT",
            folder.Scalar<string>("select any_value(typeof(user_id) || ' ' || typeof(product_id)) from events_raw")
        );
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "new.csv",
                IngestFolder.Header,
                IngestFolder.Good.Replace("541312140", "1515915625519388267", StringComparison.Ordinal)
            )
        );
        Assert.Equal(
            [7, 1515915625519388267],
            folder.Shop.Connection.Query<long>("select user_id from events_raw order by user_id")
        );
    }

    [Fact]
    public void RestoreLake_EarlierVersion_IsANewVersionEqualToIt()
    {
        TwoVersions();
        string newest = folder.Checksum();
        var restored = folder.Shop.Lake.Restore(1);
        Assert.Equal(
            (3, 2, 1, "restore"),
            (restored.Version, restored.Previous, restored.RestoredFrom, restored.Operation)
        );
        Assert.Equal(10, folder.Count("events_raw"));
        Assert.Equal(0, folder.Shop.Lake.Diff(1, 3).AddedKeys);
        folder.Shop.Lake.Restore(2);
        Assert.Equal(newest, folder.Checksum());
        Assert.Equal(4, folder.Shop.Lake.Versions().Versions.Length);
    }

    [Fact]
    public void RestoreLake_ThenIngestTheDroppedFile_TakesItInAgain()
    {
        TwoVersions();
        string newest = folder.Checksum();
        folder.Shop.Lake.Restore(1);
        Assert.Equal(15, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "b.csv")).Accepted);
        Assert.Equal(newest, folder.Checksum());
        Assert.Equal(25, folder.Count(folder.Shop.Lake.EventsAsOf(2)));
    }

    [Fact]
    public void RestoreLake_EmptyVersion_EmptiesTheViews()
    {
        TwoVersions();
        folder.Shop.Lake.Restore(0);
        Assert.Equal(0, folder.Count("events_raw") + folder.Count("events_rejected"));
        folder.Reopen();
        Assert.Equal(0, folder.Count("events_raw"));
    }

    [Fact]
    public void RestoreLake_MissingFile_IsRefused()
    {
        TwoVersions();
        File.Delete(Path.Combine(folder.LakePath, folder.Shop.Lake.Versions().Versions[0].Files[0].Path));
        Assert.Contains(
            "is missing",
            Assert.Throws<IngestException>(() => folder.Shop.Lake.Restore(1)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, folder.Shop.Lake.Current().Version);
    }

    [Fact]
    public void DiffLake_ReplacedFile_CountsAddedRemovedAndChangedKeys()
    {
        string path = folder.WriteLines("a.csv", IngestFolder.Header, Line(1), Line(2), Line(2), Line(3), Line(4));
        folder.Shop.Pipeline.Ingest(path);
        folder.WriteLines(
            "a.csv",
            IngestFolder.Header,
            Line(1),
            Line(2),
            Line(3).Replace("apple", "samsung", StringComparison.Ordinal),
            Line(5),
            Line(6)
        );
        folder.Shop.Pipeline.Ingest(path, new IngestOptions { Replace = true });
        var diff = folder.Shop.Lake.Diff(1, 2);
        Assert.Equal((2, 1, 2, 1), (diff.AddedKeys, diff.RemovedKeys, diff.ChangedKeys, diff.UnchangedKeys));
        Assert.Equal((5, 5), (diff.RowsBefore, diff.RowsAfter));
        Assert.Equal(
            ["added", "added", "changed", "changed", "removed"],
            diff.Sample["change"].Select(change => (string)change!).Order(StringComparer.Ordinal)
        );
        var back = folder.Shop.Lake.Diff(2, 1);
        Assert.Equal((1, 2, 2, 1), (back.AddedKeys, back.RemovedKeys, back.ChangedKeys, back.UnchangedKeys));
        var brands = folder.Shop.Lake.Diff(1, 2, "brand");
        Assert.Equal((1, 0, 1, 0), (brands.AddedKeys, brands.RemovedKeys, brands.ChangedKeys, brands.UnchangedKeys));
    }

    [Fact]
    public void DiffLake_NullKeys_AreEqualToEachOther()
    {
        string path = folder.WriteLines("a.csv", IngestFolder.Header, ",,,,,,,,");
        folder.Shop.Pipeline.Ingest(path);
        folder.WriteEvents("b.csv", 1);
        folder.Shop.Pipeline.Ingest(folder.Sources);
        var diff = folder.Shop.Lake.Diff(1, 2);
        Assert.Equal((1, 0, 0, 1), (diff.AddedKeys, diff.RemovedKeys, diff.ChangedKeys, diff.UnchangedKeys));
    }

    [Fact]
    public void DiffLake_UnknownKeyColumn_IsRefused()
    {
        TwoVersions();
        Assert.Contains(
            "'colour'",
            Assert.Throws<ArgumentException>(() => folder.Shop.Lake.Diff(1, 2, "colour")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Open_ViewsOutOfStep_PointsThemAtTheCurrentVersion()
    {
        TwoVersions();
        string checksum = folder.Checksum();
        folder.Shop.Connection.Execute("create or replace view events_raw as select 1 as nothing");
        folder.Reopen();
        Assert.Equal(checksum, folder.Checksum());
    }

    [Fact]
    public void Open_WarehouseOfAnEarlierVersion_ReadsItsVersions()
    {
        TwoVersions();
        foreach (string macro in new[] { "lake_events", "lake_events_with_rows", "lake_without_events" })
        {
            folder.Shop.Connection.Execute($"drop macro table {macro}");
        }

        folder.Reopen();
        Assert.Equal(10, folder.Count(folder.Shop.Lake.EventsAsOf(1)));
        Assert.Equal(15, folder.Shop.Lake.Diff(1, 2).AddedKeys);
    }

    [Fact]
    public void EventsAsOf_NothingIngested_IsEmpty() => Assert.Equal(0, folder.Count(folder.Shop.Lake.EventsAsOf(0)));

    [Fact]
    public void Diff_ColumnsOfTheKey_KeepTheOrderGiven()
    {
        TwoVersions();
        Assert.Equal(
            ["user_id", "brand", "event_time", "change", "rows_before", "rows_after"],
            folder.Shop.Lake.Diff(1, 2, "user_id", "brand", "event_time").Sample.Columns.Select(column => column.Name)
        );
    }

    [Fact]
    public void Open_MovedWarehouse_FindsItsLakeInTheNewPlace()
    {
        TwoVersions();
        string checksum = folder.Checksum();
        string moved = Path.Combine(folder.Sources, "moved");
        folder.Shop.Dispose();
        Directory.CreateDirectory(moved);
        File.Copy(folder.WarehousePath, Path.Combine(moved, "shop.duckdb"));
        Directory.Move(folder.LakePath, Path.Combine(moved, "shop.lake"));
        using Shop shop = Shop.Open(Path.Combine(moved, "shop.duckdb"));
        Assert.Equal(
            checksum,
            shop.Connection.ExecuteScalar<string>(
                "select count(*) || ' ' || coalesce(sum(hash(events_raw)::hugeint), 0)::varchar || ' ' || coalesce(sum(price), 0) from events_raw"
            )
        );
    }

    [Fact]
    public void Ingest_LeftoversOfAKilledRun_AreRemovedAndMentionedFilesKept()
    {
        TwoVersions();
        string[] lake = folder.LakeState();
        string month = Path.Combine(folder.LakePath, "year=2019", "month=12", "source_file=x.csv");
        Directory.CreateDirectory(month);
        File.WriteAllText(Path.Combine(month, "0123456789abcdef-v000003.parquet"), "torn");
        Directory.CreateDirectory(Path.Combine(folder.LakePath, "staging"));
        File.WriteAllText(Path.Combine(folder.LakePath, "staging", "1.csv"), "torn");
        File.WriteAllText(Path.Combine(folder.LakePath, "manifests", "000003.json.tmp"), "{");
        folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "a.csv"));
        Assert.Equal(lake, folder.LakeState());
        Assert.False(Directory.Exists(Path.Combine(folder.LakePath, "year=2019", "month=12")));
    }

    [Fact]
    public void CurrentLake_DamagedManifest_NamesIt()
    {
        TwoVersions();
        File.WriteAllText(Path.Combine(folder.LakePath, "manifests", "000002.json"), "{ \"version\": ");
        Assert.Contains(
            "000002.json",
            Assert.Throws<IngestException>(() => folder.Shop.Lake.Current()).Message,
            StringComparison.Ordinal
        );
    }

    private static string Line(int number) => IngestFolder.Line(number);

    private void TwoVersions(TimeProvider? clock = null)
    {
        var options = new IngestOptions { Clock = clock ?? TimeProvider.System };
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines("a.csv", [IngestFolder.Header, "bad", .. Enumerable.Range(0, 10).Select(Line)]),
            options
        );
        folder.WriteEvents("b.csv", 15, first: 100);
        folder.Shop.Pipeline.Ingest(folder.Sources, options);
    }

    private sealed class SteppingClock : TimeProvider
    {
        private int calls;

        internal DateTimeOffset Start { get; } = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Start.AddHours(calls++);
    }
}
