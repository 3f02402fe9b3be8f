using System.Data;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbConnectionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duckdb-connection-");

    private string File => Path.Combine(folder.FullName, "shop.duckdb");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Open_SameFileTwice_SharesOneInstance()
    {
        using var first = Databases.Open($"DataSource={File}");
        using var second = Databases.Open($"DataSource={Path.Combine(folder.FullName, ".", "shop.duckdb")}");

        first.CreateCommand("create table t as select 42 as a").ExecuteNonQuery();

        Assert.Equal(42, second.CreateCommand("select a from t").ExecuteScalar<int>());
        Assert.Equal("shop", second.Database);
    }

    [Fact]
    public void Open_ThroughSymbolicLink_SharesOneInstance()
    {
        var link = Path.Combine(folder.FullName, "link.duckdb");
        System.IO.File.CreateSymbolicLink(link, File);
        using var first = Databases.Open($"DataSource={File}");
        first.CreateCommand("create table t as select 42 as a").ExecuteNonQuery();

        using var second = Databases.Open($"DataSource={link}");

        Assert.Equal(42, second.CreateCommand("select a from t").ExecuteScalar<int>());
    }

    [Fact]
    public void Close_LastConnection_ReleasesTheFile()
    {
        using (var first = Databases.Open($"DataSource={File};threads=1"))
        {
            first.CreateCommand("create table t as select 1 as a").ExecuteNonQuery();
        }

        using var other = Databases.Open($"DataSource={File};threads=2;access_mode=READ_ONLY");

        Assert.Equal(2, other.CreateCommand("select current_setting('threads')").ExecuteScalar<long>());
        Assert.Throws<DuckDbException>(() => other.CreateCommand("drop table t").ExecuteNonQuery());
    }

    [Fact]
    public void Open_SameFileWithOtherOptions_SaysWhichOptionStandsAgainstIt()
    {
        using var first = Databases.Open($"DataSource={File};threads=1");

        var error = Assert.Throws<InvalidOperationException>(() => Databases.Open($"DataSource={File};threads=2"));

        Assert.Contains("threads = 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("threads = 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownOptions_NamesThem()
    {
        var error = Assert.Throws<ArgumentException>(() => Databases.Memory("memory_limt=1GB;thread=2;threads=1"));

        Assert.Contains("memory_limt, thread.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory_limit=abc")]
    [InlineData("threads=many")]
    [InlineData("schema=nowhere")]
    public void Open_ValueDuckDbRefuses_NamesTheOption(string option)
    {
        var error = Assert.Throws<ArgumentException>(() => Databases.Memory(option));

        Assert.Contains(option.Split('=')[0], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OptionsOfDatabaseAndSession_AreSet()
    {
        using var connection = Databases.Memory(
            "memory_limit=512MiB;temp_directory=/tmp/spill;preserve_identifier_case=false"
        );

        Assert.Equal("512.0 MiB", connection.CreateCommand("select current_setting('memory_limit')").ExecuteScalar());
        Assert.Equal(
            "/tmp/spill",
            connection.CreateCommand("select current_setting('temp_directory')").ExecuteScalar()
        );
        Assert.Equal(
            false,
            connection.CreateCommand("select current_setting('preserve_identifier_case')").ExecuteScalar()
        );
    }

    [Fact]
    public void Open_MemoryWithoutName_IsPrivate()
    {
        using var first = Databases.Memory();
        using var second = Databases.Memory();
        first.CreateCommand("create table t (a integer)").ExecuteNonQuery();

        Assert.Throws<DuckDbException>(() => second.CreateCommand("select * from t").ExecuteNonQuery());
    }

    [Fact]
    public void Open_MemoryWithName_IsShared()
    {
        using var first = Databases.Open("DataSource=:memory:shared-by-test");
        using var second = Databases.Open("DataSource=:memory:shared-by-test");
        first.CreateCommand("create table t as select 7 as a").ExecuteNonQuery();

        Assert.Equal(7, second.CreateCommand("select a from t").ExecuteScalar<int>());
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_TellsDuckDbsReason()
    {
        System.IO.File.WriteAllText(File, new string('x', 20_000));

        var error = Assert.Throws<DuckDbException>(() => Databases.Open($"DataSource={File}"));

        Assert.Contains("not a valid DuckDB database file", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDbErrorType.IO, error.ErrorType);
    }

    [Fact]
    public void Open_Twice_IsRefused()
    {
        using var connection = Databases.Memory();

        Assert.Throws<InvalidOperationException>(connection.Open);
        Assert.Throws<InvalidOperationException>(() => connection.ConnectionString = "DataSource=other");
    }

    [Fact]
    public void Close_ThenUse_IsRefusedAndReopeningWorks()
    {
        using var connection = new DuckDbConnection("DataSource=:memory:");
        Assert.Equal(ConnectionState.Closed, connection.State);
        Assert.Throws<InvalidOperationException>(() => connection.CreateCommand("select 1").ExecuteScalar());

        connection.Open();
        connection.Close();
        connection.Close();
        connection.Open();

        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
        Assert.Equal("v1.5.6", connection.ServerVersion);
    }

    [Fact]
    public void Execute_TwoThreadsWithTwoConnections_WorkAtOnce()
    {
        using var setup = Databases.Open($"DataSource={File}");
        setup.CreateCommand("create table t (worker integer, n integer)").ExecuteNonQuery();

        Parallel.For(
            0,
            2,
            worker =>
            {
                using var connection = Databases.Open($"DataSource={File}");
                using var insert = connection.CreateCommand("insert into t values ($worker, $n)");
                for (var n = 0; n < 100; n++)
                {
                    insert.Parameters.Clear();
                    insert.Parameters.Add("worker", worker);
                    insert.Parameters.Add("n", n);
                    insert.ExecuteNonQuery();
                }
            }
        );

        using var reader = setup
            .CreateCommand("select worker, count(*), sum(n) from t group by worker order by worker")
            .ExecuteReader();
        for (var worker = 0; worker < 2; worker++)
        {
            Assert.True(reader.Read());
            Assert.Equal((worker, 100L, 4950L), (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2)));
        }
    }

    [Fact]
    public void ChangeDatabase_AttachedDatabase_BecomesTheDefault()
    {
        using var connection = Databases.Memory();
        connection.CreateCommand("attach ':memory:' as \"other one\"").ExecuteNonQuery();

        connection.ChangeDatabase("other one");

        Assert.Equal("other one", connection.CreateCommand("select current_database()").ExecuteScalar());
    }
}
