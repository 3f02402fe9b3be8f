using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

/// <summary>Opens databases for tests.</summary>
internal static class Databases
{
    internal static DuckDbConnection Memory(string options = "") => Open($"DataSource=:memory:;{options}");

    internal static DuckDbConnection Open(string connectionString)
    {
        var connection = new DuckDbConnection(connectionString);
        connection.Open();
        return connection;
    }
}
