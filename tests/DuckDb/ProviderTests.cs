using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Native;

namespace Tests.DuckDb;

/// <summary>The provider as tools see it that know only System.Data.Common.</summary>
public sealed class ProviderTests
{
    [Fact]
    public void Factory_RegisteredByName_MakesWorkingObjects()
    {
        const string Name = "EcommerceNotebooks.DuckDb.Test";
        DbProviderFactories.RegisterFactory(Name, DuckDbProviderFactory.Instance);
        var factory = DbProviderFactories.GetFactory(Name);
        var settings = factory.CreateConnectionStringBuilder()!;
        settings["DataSource"] = ":memory:";
        using var connection = factory.CreateConnection()!;
        connection.ConnectionString = settings.ConnectionString;
        connection.Open();
        using var command = factory.CreateCommand()!;
        command.Connection = connection;
        command.CommandText = "select $a + 1";
        var parameter = factory.CreateParameter()!;
        (parameter.ParameterName, parameter.Value) = ("a", 41);
        command.Parameters.Add(parameter);

        Assert.Equal(42, command.ExecuteScalar());
        Assert.Same(factory, DbProviderFactories.GetFactory(connection));
    }

    [Fact]
    public async Task Dapper_AsyncAndUnbuffered_Works()
    {
        using var connection = Databases.Memory();

        var rows = await connection.QueryAsync<long>("select range from range($n)", new { n = 5000L });
        var unbuffered = connection.Query<long>("select range from range($n)", new { n = 5000L }, buffered: false);

        Assert.Equal(rows, unbuffered);
        Assert.Equal(5000, rows.Count());
    }

    [Fact]
    public void Dapper_EveryScalarKind_PassesThroughParametersAndRows()
    {
        using var connection = Databases.Memory();
        var at = new DateTime(2019, 11, 5, 8, 0, 0);
        var session = Guid.NewGuid();

        var row = connection.QuerySingle<Row>(
            "select $at as at, $day::date as day, $session as session, $price as price, $missing::integer as missing, $flag as flag",
            new
            {
                at,
                day = at.Date,
                session,
                price = 12.30m,
                missing = (int?)null,
                flag = true,
            }
        );

        Assert.Equal(
            (at, new DateOnly(2019, 11, 5), session, 12.30m, null, true),
            (row.At, row.Day, row.Session, row.Price, row.Missing, row.Flag)
        );
    }

    [Fact]
    public void Dapper_SumOfIntegersIntoLong_WorksForProperties()
    {
        using var connection = Databases.Memory();

        var total = connection.QuerySingle<Total>(
            "select sum(range) as rows, sum(range)::decimal(18,2) as revenue from range(10)"
        );

        Assert.Equal((45L, 45m), (total.Rows, total.Revenue));
        Assert.Throws<OverflowException>(() =>
            ThrowInner(() => connection.QuerySingle<Total>("select 99999999999999999999::hugeint as rows"))
        );
    }

    [Fact]
    public void ConnectionString_Parts_AreFoundAndSet()
    {
        var settings = new DuckDbConnectionStringBuilder("Data Source=shop.duckdb;Memory_Limit=8GB;threads=2");

        Assert.Equal(("shop.duckdb", "8GB", 2), (settings.DataSource, settings.MemoryLimit, settings.Threads));
        settings.DataSource = "other.duckdb";
        settings.Threads = null;
        settings.TempDirectory = "/tmp/a;b";
        Assert.Equal(
            ("other.duckdb", "/tmp/a;b", null),
            (
                new DuckDbConnectionStringBuilder(settings.ConnectionString).DataSource,
                settings.TempDirectory,
                settings.Threads
            )
        );
        Assert.Equal(":memory:", new DuckDbConnectionStringBuilder().DataSource);
    }

    [Fact]
    public void Command_UnsupportedSettings_AreRefused()
    {
        using var connection = Databases.Memory();
        using var command = new DuckDbCommand("select 1");

        Assert.Throws<NotSupportedException>(() => command.CommandType = CommandType.StoredProcedure);
        Assert.Throws<ArgumentOutOfRangeException>(() => command.CommandTimeout = -1);
        Assert.Throws<NotSupportedException>(() => new DuckDbParameter { Direction = ParameterDirection.Output });
        Assert.Throws<InvalidOperationException>(command.ExecuteScalar);
        command.Connection = connection;
        Assert.Throws<NotSupportedException>(() => command.ExecuteReader(CommandBehavior.SchemaOnly));
    }

    [Fact]
    public void Locator_LibraryThatIsNone_SaysWhichVariableNamesIt()
    {
        var error = Assert.Throws<DllNotFoundException>(() =>
            NativeLibraryLocator.Load("/nowhere/libduckdb.so", AppContext.BaseDirectory)
        );

        Assert.Contains("DUCKDB_LIBRARY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Locator_NoLibraryAnywhere_SaysWhatToDo()
    {
        if (NativeLibrary.TryLoad(NativeLibraryLocator.FileName, out _))
        {
            // The system has its own library, which is then found, as it should be.
            Assert.NotEqual(0, NativeLibraryLocator.Load(null, "/nowhere"));
            return;
        }

        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraryLocator.Load(null, "/nowhere"));
        Assert.Contains("DUCKDB_LIBRARY", error.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere", error.Message, StringComparison.Ordinal);
    }

    private static void ThrowInner(Action action)
    {
        try
        {
            action();
        }
        catch (DataException error) when (error.InnerException is not null)
        {
            throw error.InnerException;
        }
    }

    private sealed class Row
    {
        public DateTime At { get; set; }

        public DateOnly Day { get; set; }

        public Guid Session { get; set; }

        public decimal Price { get; set; }

        public int? Missing { get; set; }

        public bool Flag { get; set; }
    }

    private sealed class Total
    {
        public long Rows { get; set; }

        public decimal Revenue { get; set; }
    }
}
