using System.Data.Common;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace Tests.Net;

/// <summary>Writes the relations of a warehouse; DuckDB turns values into text, so that no driver has a part in it.</summary>
internal static class NetTables
{
    private const string Exists =
        "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = $relation";

    private const string Lineage = """
        select table_name as relation, comment from duckdb_tables() where comment is not null
        union all
        select view_name, comment from duckdb_views() where comment is not null
        order by all
        """;

    /// <summary>The relations with a contract that are there.</summary>
    internal static IEnumerable<string> Relations(ShopSession shop) =>
        TableContracts
            .All.Select(contract => contract.Relation)
            .Where(relation => shop.Query(Exists, new { relation }).Rows[0].Get<long>("count_star()") > 0);

    /// <summary>What each relation was built from.</summary>
    internal static Table LineageOf(ShopSession shop) => shop.Query(Lineage);

    /// <summary>All rows of a relation, sorted as lines.</summary>
    internal static void Write(ShopSession shop, string relation, NetFile file, string? section = null)
    {
        string name = SqlQuoting.Identifier(relation);
        var columns = shop.Query($"describe {name}").Rows;
        file.Begin(
            section,
            columns.Select(column => $"{column.Get<string>("column_name")}:{column.Get<string>("column_type")}")
        );
        string texts = string.Join(
            ", ",
            columns.Select(column => $"{SqlQuoting.Identifier(column.Get<string>("column_name"))}::varchar")
        );
        using var command = shop.Connection.CreateCommand();
        command.CommandText = $"select {texts} from {name}";
        using DbDataReader reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(
                string.Join(
                    ',',
                    Enumerable
                        .Range(0, columns.Length)
                        .Select(i => NetText.Field(reader.IsDBNull(i) ? null : reader.GetString(i)))
                )
            );
        }

        lines.Sort(StringComparer.Ordinal);
        lines.ForEach(file.Line);
    }

    /// <summary>All rows of a relation as Parquet, however many, and their number.</summary>
    internal static long Export(ShopSession shop, string relation, string path) =>
        shop.Export($"select * from {SqlQuoting.Identifier(relation)}", path);
}
