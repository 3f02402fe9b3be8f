using Dapper;
using EcommerceNotebooks;

namespace Tests.Support;

/// <summary>What the steps of the pipeline work with and must leave none of.</summary>
internal static class WorkingRelations
{
    /// <summary>The temporary tables and views, and the tables being built, that are there.</summary>
    internal static IReadOnlyList<string> Of(Shop shop) =>
        [
            .. shop.Connection.Query<string>(
                """
                select table_name from duckdb_tables() where temporary or table_name like '%being_built'
                union all
                select view_name from duckdb_views() where temporary and not internal
                order by all
                """
            ),
        ];
}
