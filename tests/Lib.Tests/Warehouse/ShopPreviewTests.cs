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
    public void Preview_KeyInAnotherOrderThanTheColumns_SortsInTheOrderOfTheKey()
    {
        shop.Connection.Execute(
            """
            create table data_quality_results as
            select 'run' as run_id, i % 2 as check_name, -i as relation from range(4) as rows (i)
            """
        );

        var table = shop.Preview("data_quality_results", 3);

        Assert.Equal([-3L, -2L, -1L], table.Column<long>("relation"));
    }

    [Fact]
    public void Preview_RelationWithoutAKey_SortsByAllColumns()
    {
        shop.Connection.Execute(
            """
            create table events_rejected as
            select 'a' as source_file, 1 as line, 'b' as column_name, 'c' as error_type, 'd' as error_message, 5 - i as raw_line
            from range(5) as rows (i)
            """
        );

        Assert.Equal([1L, 2L], shop.Preview("events_rejected", 2).Column<long>("raw_line"));
        Assert.All(
            TableContracts.All,
            contract => Assert.True((contract.Keys.Count > 0 ? contract.Keys[0].Count : contract.Columns.Count) <= 6)
        );
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
