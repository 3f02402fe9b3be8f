using Dapper;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class AdHocSqlTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AdHocSqlTests() =>
        WarehouseFile.Replace(File, null, shop => shop.Connection.Execute("create table t as select 1 as a"));

    private string File => Path.Combine(folder.Path, "shop.duckdb");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("select a from t")]
    [InlineData("from t;")]
    [InlineData("select a from t -- all of it")]
    [InlineData("/* all */ select a from t ; -- of it")]
    [InlineData("with x as (select a from t) select * from x order by a")]
    [InlineData("select a from t qualify row_number() over (order by a) = 1")]
    [InlineData("(select a from t) union all (select a from t where false)")]
    [InlineData("select list_transform([a], lambda x: x)[1] from t")]
    [InlineData("values (1)")]
    public void Query_OneSelect_IsAnswered(string sql)
    {
        using var adHoc = new AdHocSql(File);

        var (table, hasMore) = adHoc.Query(sql, 10);

        Assert.Equal(1, Assert.Single(table.Rows)[0]);
        Assert.False(hasMore);
    }

    [Fact]
    public void Query_MoreRowsThanAskedFor_GivesTheFirst()
    {
        using var adHoc = new AdHocSql(File);

        var exact = adHoc.Query("select * from range(3) order by 1", 3);
        var more = adHoc.Query("select * from range(4) order by 1 desc", 3);

        Assert.False(exact.HasMore);
        Assert.Equal(3, exact.Table.RowCount);
        Assert.True(more.HasMore);
        Assert.Equal([3L, 2L, 1L], more.Table.Column<long>("range"));
    }

    [Fact]
    public void Query_FilesBesideTheLake_AreOutOfReach()
    {
        string lake = Path.ChangeExtension(File, ".lake");
        System.IO.File.WriteAllText(Path.Combine(lake, "in.csv"), "a\n5\n");
        System.IO.File.WriteAllText(lake + "-other", "a\n5\n");
        using var adHoc = new AdHocSql(File);

        Assert.Equal(5L, adHoc.Query($"select a from read_csv('{lake}/in.csv')", 1).Table[0, "a"]);
        foreach (string path in new[] { lake + "-other", $"{lake}/../shop.lake-other", "/etc/passwd" })
        {
            Assert.Throws<ArgumentException>(() => adHoc.Query($"from read_text('{path}')", 1));
        }
    }

    [Fact]
    public void Query_Cancelled_IsInterrupted()
    {
        using var adHoc = new AdHocSql(File);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() =>
            adHoc.Query("select count(*) from range(1000000000) x, range(1000000000) y", 1, soon.Token)
        );
    }

    [Fact]
    public void New_TwiceBesideAShopThatReads_ChangesNothingForIt()
    {
        using var shop = Shop.Open(File, new ShopOptions { ReadOnly = true });
        using var first = new AdHocSql(File);
        using var second = new AdHocSql(File);

        Assert.Equal(1, first.Query("from t", 1).Table[0, "a"]);
        Assert.Equal(1, second.Query("from t", 1).Table[0, "a"]);
        shop.Connection.Execute("set threads = 1");
        Assert.True(shop.Connection.QuerySingle<bool>("select current_setting('enable_external_access')"));
    }
}
