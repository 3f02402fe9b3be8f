using DuckDB.NET.Data;

namespace Tests.Support;

/// <summary>Opens databases for tests.</summary>
internal static class Databases
{
    internal static DuckDBConnection Memory() => Open(DuckDBConnectionStringBuilder.InMemoryDataSource);

    internal static DuckDBConnection Open(string dataSource)
    {
        var connection = new DuckDBConnection($"DataSource={dataSource}");
        connection.Open();
        return connection;
    }
}
