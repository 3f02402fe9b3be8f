using System.Reflection;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests;

public sealed class ShopTests
{
    [Fact]
    public void Open_MissingFolder_CreatesItAndPutsTheLakeBesideTheFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "deep", "shop.duckdb");

        using var shop = Shop.Open(path);

        Assert.True(File.Exists(path));
        Assert.Equal(path, shop.WarehousePath);
        Assert.Equal(Path.Combine(folder.Path, "deep", "shop.lake"), shop.LakePath);
    }

    [Fact]
    public void Open_OtherExtension_KeepsItInTheLakesName()
    {
        using var folder = new TemporaryFolder();

        using var shop = Shop.Open(Path.Combine(folder.Path, "shop.db"));

        Assert.Equal(Path.Combine(folder.Path, "shop.db.lake"), shop.LakePath);
    }

    [Fact]
    public void Open_Again_FindsWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "shop.duckdb");
        using (var shop = Shop.Open(path))
        {
            shop.Connection.Execute("create table kept as select 42 as answer");
        }

        using var again = Shop.Open(path);

        Assert.Equal(42, again.Connection.QuerySingle<int>("select answer from kept"));
    }

    [Fact]
    public async Task Open_OfOneNewFileFourTimesAtOnce_SucceedsEachTime()
    {
        using var folder = new TemporaryFolder();
        using var start = new Barrier(4);

        for (int i = 0; i < 20; i++)
        {
            string path = Path.Combine(folder.Path, $"shop-{i}.duckdb");
            Shop[] shops = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAtOnce(start, path)))
            );

            foreach (Shop shop in shops)
            {
                shop.Dispose();
            }
        }

        static Shop OpenAtOnce(Barrier start, string path)
        {
            start.SignalAndWait();
            return Shop.Open(path);
        }
    }

    [Fact]
    public void Open_Folder_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<ArgumentException>(() => Shop.Open(folder.Path));

        Assert.Contains(folder.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "shop.duckdb");
        File.WriteAllText(path, new string('x', 20_000));

        var exception = Assert.Throws<DuckDBException>(() => Shop.Open(path));

        Assert.Contains("shop.duckdb", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Options_ReachDuckDb()
    {
        using var folder = new TemporaryFolder();
        var options = new ShopOptions
        {
            MemoryLimit = "256MiB",
            Threads = 1,
            TempDirectory = Path.Combine(folder.Path, "spill"),
        };

        using var shop = Shop.InMemory(options);

        Assert.Equal("256.0 MiB", shop.Connection.QuerySingle<string>("select current_setting('memory_limit')"));
        Assert.Equal(1, shop.Connection.QuerySingle<long>("select current_setting('threads')"));
        Assert.Equal(
            options.TempDirectory,
            shop.Connection.QuerySingle<string>("select current_setting('temp_directory')")
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void InMemory_ThreadsBelowOne_AreRefused(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.InMemory(new ShopOptions { Threads = threads }));

    [Fact]
    public void Dispose_ShopInMemory_DeletesItsLake()
    {
        var shop = Shop.InMemory();
        var lake = shop.LakePath;
        File.WriteAllText(Path.Combine(lake, "file"), "");

        shop.Dispose();
        shop.Dispose();

        Assert.False(Directory.Exists(lake));
    }

    /// <summary>What completion offers behind <c>shop.</c> has to be taken in at a glance: a new question goes into a room.</summary>
    [Fact]
    public void Members_OfAShop_AreRoomsAndLittleElse()
    {
        var own = typeof(Shop)
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name);
        var extensions = typeof(Shop)
            .Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method =>
                !method.Name.StartsWith('<')
                && method.GetParameters() is [var receiver, ..]
                && (receiver.ParameterType == typeof(Shop) || receiver.ParameterType == typeof(IShopScope))
            )
            .Select(method => method.Name.Replace("get_", "", StringComparison.Ordinal));

        Assert.Equal(
            "Connection Dispose LakePath OpenSession WarehousePath".Split(' '),
            own.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "Activity Customers Dashboard Experiments Export Funnels Insights Lake Optimizations Paths Pipeline Preview Propensity Quality Query Recommendations Retention".Split(
                ' '
            ),
            extensions.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void PublicMethods_OfRooms_TakeNoToken() =>
        Assert.DoesNotContain(
            typeof(Shop)
                .Assembly.GetExportedTypes()
                .Where(type => type.Name.EndsWith("Room", StringComparison.Ordinal))
                .SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetParameters()),
            parameter => parameter.ParameterType == typeof(CancellationToken)
        );
}
