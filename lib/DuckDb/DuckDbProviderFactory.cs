using System.Data.Common;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Makes the provider's objects for code that knows only System.Data.Common; register it with DbProviderFactories under a name of your own.</summary>
public sealed class DuckDbProviderFactory : DbProviderFactory
{
    /// <summary>The one factory.</summary>
    public static readonly DuckDbProviderFactory Instance = new();

    private DuckDbProviderFactory() { }

    /// <inheritdoc/>
    public override DbConnection CreateConnection() => new DuckDbConnection();

    /// <inheritdoc/>
    public override DbCommand CreateCommand() => new DuckDbCommand();

    /// <inheritdoc/>
    public override DbParameter CreateParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDbConnectionStringBuilder();
}
