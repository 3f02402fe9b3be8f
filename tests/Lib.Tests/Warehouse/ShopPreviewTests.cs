using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Tests.Warehouse;

public sealed class ShopPreviewTests : IDisposable
{
    private readonly Shop shop = Shop.InMemory();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Preview_RelationWithAKey_GivesTheFirstRowsByIt()
    {
        shop.Connection.Execute("create table dim_users as select 10 - range as user_id from range(10)");

        var table = shop.Preview("dim_users", 3);

        Assert.Equal([1L, 2L, 3L], table.Column<long>("user_id"));
    }

    [Fact]
    public void Preview_UnknownRelation_NamesThoseThereAre()
    {
        var exception = Assert.Throws<ArgumentException>(() => shop.Preview("users"));

        Assert.Contains("dim_users", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_RelationNotBuilt_IsRefusedByTheEngine() =>
        Assert.Throws<SqlScriptException>(() => shop.Preview("dim_users"));

    [Fact]
    public void ToTable_Contract_HasARowForEachColumnWithItsReferences()
    {
        var contract = TableContracts.Get("fact_events");

        var table = contract.ToTable();

        Assert.Equal(contract.Columns.Select(column => column.Name), table.Column<string>("column"));
        var user = Enumerable.Range(0, (int)table.RowCount).Single(row => table[row, "column"] is "user_id");
        Assert.Equal("dim_users", table[user, "refers_to"]);
    }
}
