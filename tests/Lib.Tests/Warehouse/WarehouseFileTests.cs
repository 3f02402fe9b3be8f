using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Pipeline;
using Tests.Support;

namespace Tests.Warehouse;

[Trait("Speed", "Slow")]
public sealed class WarehouseFileTests : IDisposable
{
    private static readonly ShopOptions Reading = new() { ReadOnly = true };
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "shop.duckdb");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Replace_MissingFile_BeginsAnEmptyOne()
    {
        int answer = WarehouseFile.Replace(File, null, shop => Fill(shop, 42));

        Assert.Equal(1, answer);
        Assert.Equal([42], Values());
        Assert.Equal(["shop.duckdb", "shop.lake"], Names());
    }

    [Fact]
    public void Replace_WhileItIsReadHere_LeavesReadersTheirs()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        using var before = Shop.Open(File, Reading);
        using var session = before.OpenSession();

        WarehouseFile.Replace(File, null, shop => Fill(shop, 2));
        using var after = Shop.Open(File, Reading);
        WarehouseFile.Replace(File, null, shop => Fill(shop, 3));
        using var last = Shop.Open(File, Reading);

        Assert.Equal([1], Values(before));
        Assert.Equal([1], session.Connection.Query<int>("select a from t"));
        Assert.Equal([1, 2], Values(after));
        Assert.Equal([1, 2, 3], Values(last));
        using (before.OpenSession()) { }
        Assert.Equal([1], Values(before));
    }

    [Fact]
    public void Replace_WhileAnotherProcessReads_LeavesItItsOwn()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        using var reader = ChildProcess.Start(ReaderScenario.Name, File, Path.Combine(folder.Path, "go"));
        Assert.Equal("1", reader.ReadLine());

        WarehouseFile.Replace(File, null, shop => Fill(shop, 2));
        System.IO.File.WriteAllText(Path.Combine(folder.Path, "go"), "");

        Assert.Equal("1", reader.ReadLine());
        Assert.Equal("1,2", reader.ReadLine());
        Assert.Equal(0, reader.WaitForExit());
    }

    [Fact]
    public void Open_ForWritingWhileAnotherProcessReads_NamesTheWayOut()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        using var reader = ChildProcess.Start(ReaderScenario.Name, File, Path.Combine(folder.Path, "go"));
        Assert.Equal("1", reader.ReadLine());

        var error = Assert.Throws<InvalidOperationException>(() => Shop.Open(File));

        Assert.Contains("PID", error.Message, StringComparison.Ordinal);
        Assert.Contains("WarehouseFile.Replace", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replace_FailedBuild_LeavesEverythingAsItWas()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        byte[] before = System.IO.File.ReadAllBytes(File);

        Assert.Throws<InvalidDataException>(() =>
            WarehouseFile.Replace<int>(
                File,
                null,
                shop =>
                {
                    Fill(shop, 2);
                    throw new InvalidDataException();
                }
            )
        );

        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal(["shop.duckdb", "shop.lake"], Names());
        WarehouseFile.Replace(File, null, shop => Fill(shop, 3));
        Assert.Equal([1, 3], Values());
    }

    [Fact]
    public void Replace_AfterAKilledOne_RemovesWhatThatLeft()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        using (var build = ChildProcess.Start(ReaderScenario.Build, File))
        {
            build.WaitForLine("building");
            build.Kill();
        }

        Assert.Equal([1], Values());
        Assert.Contains(Names(), name => name.EndsWith(".new", StringComparison.Ordinal));

        WarehouseFile.Replace(File, null, shop => Fill(shop, 2));

        Assert.Equal([1, 2], Values());
        Assert.Equal(["shop.duckdb", "shop.lake"], Names());
    }

    [Fact]
    public void Replace_WhileAnotherReplaces_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            WarehouseFile.Replace(File, null, _ => WarehouseFile.Replace(File, null, shop => Fill(shop, 1)))
        );

        Assert.Contains("replaced by somebody else", error.Message, StringComparison.Ordinal);
        Assert.Equal(["shop.lake"], Names());
    }

    [Fact]
    public void Replace_WhileItIsWrittenHere_IsRefused()
    {
        using var writer = Shop.Open(File);

        Assert.Throws<InvalidOperationException>(() => WarehouseFile.Replace(File, null, shop => Fill(shop, 1)));
    }

    [Fact]
    public void Replace_BuildThatLeavesASessionOpen_IsRefused()
    {
        ShopSession? left = null;

        var error = Assert.Throws<InvalidOperationException>(() =>
            WarehouseFile.Replace(File, null, shop => left = shop.OpenSession())
        );

        left!.Dispose();
        Assert.Contains("dispose all sessions", error.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Replace_FileWithALog_TakesWhatItHolds()
    {
        using (var child = ChildProcess.Start(ReaderScenario.Crash, File))
        {
            Assert.Equal("written", child.ReadLine());
            child.Kill();
        }

        Assert.True(System.IO.File.Exists(File + ".wal"));
        Assert.Equal([7], Values());

        WarehouseFile.Replace(File, null, shop => Fill(shop, 8));

        Assert.Equal([7, 8], Values());
        Assert.Equal(["shop.duckdb", "shop.lake"], Names());
    }

    [UnixFact]
    public void Replace_ThroughALink_ReplacesWhatItLeadsTo()
    {
        string real = Path.Combine(folder.Path, "real.duckdb");
        System.IO.File.CreateSymbolicLink(File, real);

        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        WarehouseFile.Replace(File, null, shop => Fill(shop, 2));

        Assert.Equal(real, System.IO.File.ResolveLinkTarget(File, true)!.FullName);
        Assert.Equal([1, 2], Values());
    }

    [Fact]
    public void Replace_ReadOnlyOptions_AreRefused() =>
        Assert.Throws<ArgumentException>(() => WarehouseFile.Replace(File, Reading, _ => 0));

    [Fact]
    public void Replace_FileThatIsNoDatabase_IsLeftAlone()
    {
        string text = new('x', 20_000);
        System.IO.File.WriteAllText(File, text);

        Assert.Throws<DuckDBException>(() => WarehouseFile.Replace(File, null, shop => Fill(shop, 1)));

        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Replace_ThatPreparesMore_LeavesTheLakeItsPlaceAndOldReadersTheirVersion()
    {
        string first = Log("a.csv", "2019-10-01 00:00:00 UTC");
        string second = Log("b.csv", "2019-10-02 00:00:00 UTC");
        WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(first, PipelineStep.StarSchema));
        using var before = Shop.Open(File, Reading);

        var made = WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(second, PipelineStep.StarSchema));

        using var after = Shop.Open(File, Reading);
        Assert.Equal(Enum.GetValues<PipelineStep>(), made);
        Assert.Equal(1L, before.Query("select count(*) as n from events_raw")[0, "n"]);
        Assert.Equal(2L, after.Query("select count(*) as n from events_raw")[0, "n"]);
        Assert.Equal(2L, after.Query("select count(*) as n from fact_events")[0, "n"]);
        Assert.Equal(Path.ChangeExtension(File, ".lake"), after.LakePath);
        Assert.Empty(WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(second, PipelineStep.StarSchema)));
        before.Dispose();
        after.Dispose();
        using var writer = Shop.Open(File);
        Assert.Empty(writer.Pipeline.Prepare(second, PipelineStep.StarSchema));
    }

    [Fact]
    public void Open_ToRead_MissingFile_IsAnErrorAndMakesNothing()
    {
        string path = Path.Combine(folder.Path, "deep", "shop.duckdb");

        var error = Assert.Throws<FileNotFoundException>(() => Shop.Open(path, Reading));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
        Assert.Throws<ArgumentException>(() => Shop.InMemory(Reading));
    }

    [Fact]
    public void Open_ToRead_RefusesWhatWrites()
    {
        string log = Log("a.csv", "2019-10-01 00:00:00 UTC");
        WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(log, PipelineStep.StarSchema));
        byte[] before = System.IO.File.ReadAllBytes(File);
        using var shop = Shop.Open(File, Reading);
        using var session = shop.OpenSession();
        Action[] writing =
        [
            () => shop.Pipeline.Prepare(log, PipelineStep.StarSchema),
            () => shop.Pipeline.Ingest(log),
            () => shop.Pipeline.Clean(new CleaningOptions()),
            () => shop.Pipeline.BuildSessions(),
            () => shop.Pipeline.BuildStarSchema(),
            () => shop.Lake.Restore(1),
            () => session.Pipeline.Clean(),
        ];

        foreach (var action in writing)
        {
            var error = Assert.Throws<InvalidOperationException>(action);
            Assert.Contains("reading only", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<DuckDBException>(() => shop.Connection.Execute("create table u (a int)"));
        shop.Connection.Execute("create temp table u as select 1 as a");
        Assert.NotEmpty(shop.Quality.Check().Results);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal(["a.csv", "shop.duckdb", "shop.lake"], Names());
    }

    [Fact]
    public void Open_ToReadWithOtherOptions_IsASecondInstance()
    {
        WarehouseFile.Replace(File, null, shop => Fill(shop, 1));
        using var first = Shop.Open(File, Reading with { Threads = 1 });
        using var second = Shop.Open(File, Reading with { Threads = 2 });

        Assert.Equal(1, first.Connection.QuerySingle<long>("select current_setting('threads')"));
        Assert.Equal(2, second.Connection.QuerySingle<long>("select current_setting('threads')"));
        Assert.NotEqual(
            first.Connection.QuerySingle<string>("select current_setting('temp_directory')"),
            second.Connection.QuerySingle<string>("select current_setting('temp_directory')")
        );
        Assert.Throws<InvalidOperationException>(() => Shop.Open(File));
    }

    [Fact]
    public void Open_ToReadAfterAMove_SaysWhatToDo()
    {
        string log = Log("a.csv", "2019-10-01 00:00:00 UTC");
        WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(log, PipelineStep.Clean));
        string moved = Path.Combine(folder.Path, "moved", "shop.duckdb");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        System.IO.File.Move(File, moved);
        Directory.Move(Path.ChangeExtension(File, ".lake"), Path.ChangeExtension(moved, ".lake"));

        var error = Assert.Throws<InvalidOperationException>(() => Shop.Open(moved, Reading));

        Assert.Contains("was moved", error.Message, StringComparison.Ordinal);
        WarehouseFile.Replace(moved, null, _ => 0);
        using var shop = Shop.Open(moved, Reading);
        Assert.Equal(1L, shop.Query("select count(*) as n from events_raw")[0, "n"]);
    }

    private static int Fill(Shop shop, int value)
    {
        shop.Connection.Execute("create table if not exists t (a int)");
        return shop.Connection.Execute("insert into t values ($value)", new { value });
    }

    private static IEnumerable<int> Values(Shop shop) => shop.Connection.Query<int>("select a from t order by a");

    private int[] Values()
    {
        using var shop = Shop.Open(File, Reading);
        return [.. Values(shop)];
    }

    private string Log(string name, string time)
    {
        string path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllText(
            path,
            "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
                + $"{time},purchase,1,2053013555631882655,a.b,c,9.99,7,00000001-0000-0000-0000-000000000000\n"
        );
        return path;
    }

    private IEnumerable<string> Names() =>
        Directory
            .GetFileSystemEntries(folder.Path)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
}
