using System.Buffers.Binary;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class DatabaseFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "shop.duckdb");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Connect_FileAndMemory_SeeTheSameDatabase()
    {
        foreach (string? path in new[] { File, null })
        {
            using var database = new DatabaseFile(path, new ShopOptions());
            database.Connection.Execute("create table t as select 42 as a");

            using var other = database.Connect();

            Assert.Equal(42, other.QuerySingle<int>("select a from t"));
        }
    }

    [Fact]
    public void New_InMemoryTwice_AreTwoDatabases()
    {
        using var first = new DatabaseFile(null, new ShopOptions());
        using var second = new DatabaseFile(null, new ShopOptions());
        first.Connection.Execute("create table t (a integer)");

        Assert.Throws<DuckDBException>(() => second.Connection.Execute("select * from t"));
    }

    [UnixFact]
    public void New_ThroughSymbolicLinks_SharesOneInstance()
    {
        string link = Path.Combine(folder.Path, "link.duckdb");
        string linkedFolder = Path.Combine(folder.Path, "linked");
        System.IO.File.CreateSymbolicLink(link, File);
        Directory.CreateSymbolicLink(linkedFolder, folder.Path);
        using var first = new DatabaseFile(File, new ShopOptions());
        first.Connection.Execute("create table t as select 42 as a");

        using var second = new DatabaseFile(link, new ShopOptions());
        using var third = new DatabaseFile(Path.Combine(linkedFolder, "shop.duckdb"), new ShopOptions());

        Assert.Equal(42, second.Connection.QuerySingle<int>("select a from t"));
        Assert.Equal(42, third.Connection.QuerySingle<int>("select a from t"));
    }

    [LinuxFact]
    public void New_NamesThatDifferInCaseAlone_AreNotTakenForEachOther()
    {
        string other = Path.Combine(folder.Path, "SHOP.duckdb");
        using (var first = new DatabaseFile(File, new ShopOptions()))
        {
            first.Connection.Execute("create table t as select 42 as a");

            var error = Assert.Throws<InvalidOperationException>(() => new DatabaseFile(other, new ShopOptions()));

            Assert.Contains(other, error.Message, StringComparison.Ordinal);
            Assert.Contains(File, error.Message, StringComparison.Ordinal);
        }

        using var alone = new DatabaseFile(other, new ShopOptions());
        Assert.Throws<DuckDBException>(() => alone.Connection.Execute("select * from t"));
    }

    [Fact]
    public void New_OpenWithOtherOptions_IsRefusedUntilItIsClosed()
    {
        var one = new ShopOptions { Threads = 1 };
        var two = new ShopOptions { Threads = 2 };
        using (new DatabaseFile(File, one))
        {
            var error = Assert.Throws<InvalidOperationException>(() => new DatabaseFile(File, two));

            Assert.Contains("Threads = 1", error.Message, StringComparison.Ordinal);
        }

        using var again = new DatabaseFile(File, two);
        Assert.Equal(2, again.Connection.QuerySingle<long>("select current_setting('threads')"));
    }

    [Theory]
    [InlineData("much")]
    [InlineData("3XB")]
    public void New_ValueThatDuckDbRefuses_NamesTheOption(string memoryLimit)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new DatabaseFile(null, new ShopOptions { MemoryLimit = memoryLimit })
        );

        Assert.Contains("memory_limit", error.Message, StringComparison.Ordinal);
        Assert.Contains(memoryLimit, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_FileOfALaterDuckDb_SaysSoAndWhatToDo()
    {
        using (var database = new DatabaseFile(File, new ShopOptions()))
        {
            database.Connection.Execute("create table t as select 1 as a; checkpoint");
        }

        SetStorageVersion(69);

        var error = Assert.Throws<InvalidOperationException>(() => Shop.Open(File));

        Assert.Contains("storage version is 69", error.Message, StringComparison.Ordinal);
        Assert.Contains("EXPORT DATABASE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_AfterAFailedOpen_LeavesTheFileToOthers()
    {
        System.IO.File.WriteAllText(File, new string('x', 20_000));
        Assert.Throws<DuckDBException>(() => new DatabaseFile(File, new ShopOptions { Threads = 1 }));
        System.IO.File.Delete(File);

        using var again = new DatabaseFile(File, new ShopOptions { Threads = 2 });

        Assert.Equal(1, again.Connection.QuerySingle<int>("select 1"));
    }

    // The main header: 8 bytes of checksum over the rest of its 4,096, 4 of magic, then the version.
    private void SetStorageVersion(ulong version)
    {
        const int Header = 4096;
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(12), version);
        ulong checksum = 5381;
        for (int at = 8; at < Header; at += 8)
        {
            checksum ^= unchecked(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)) * 0xbf58476d1ce4e5b9);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes, checksum);
        System.IO.File.WriteAllBytes(File, bytes);
    }
}
