using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Appending;

namespace Tests.DuckDb.Appending;

public sealed class DuckDbAppenderTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void AppendColumns_ManyChunks_AppendsEveryRow()
    {
        const int Rows = 10_000;
        Run(
            "create table t (user_id integer, price decimal(10,2), brand varchar, weight double, event_time timestamp)"
        );
        var start = new DateTime(2019, 10, 1);
        var users = Enumerable.Range(0, Rows).ToArray();
        var prices = Array.ConvertAll(users, i => i % 7 == 0 ? (decimal?)null : i / 100m);
        var brands = Array.ConvertAll(users, i => i % 5 == 0 ? null : $"brand number {i}");
        var weights = Array.ConvertAll(users, i => i * 0.5);
        var isNull = Array.ConvertAll(users, i => i % 3 == 0);
        var times = Array.ConvertAll(users, i => start.AddSeconds(i));

        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendColumns(
                ColumnValues.Of(users),
                ColumnValues.Of(prices),
                ColumnValues.Of(brands),
                ColumnValues.Of<double>(weights, isNull),
                ColumnValues.Of(times)
            );
            Assert.Equal(Rows, appender.RowCount);
            appender.Complete();
        }

        using var reader = connection.CreateCommand("select * from t order by user_id").ExecuteReader();
        for (var i = 0; i < Rows; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal(i, reader.GetInt32(0));
            Assert.Equal(prices[i], reader.GetFieldValue<decimal?>(1));
            Assert.Equal(brands[i] ?? (object)DBNull.Value, reader.GetValue(2));
            Assert.Equal(isNull[i] ? null : weights[i], reader.GetFieldValue<double?>(3));
            Assert.Equal(times[i], reader.GetDateTime(4));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public void AppendRow_EveryType_IsReadBackTheSame()
    {
        Run(
            """
            create table t (
                a boolean, b tinyint, c usmallint, d hugeint, e float, f decimal(38,4), g varchar, h blob, i uuid, j date, k time, l timestamp_s,
                m timestamp_ns, n timestamptz, o interval, p enum('x', 'y'), q integer[], r varchar[][], s timetz, u time_ns
            )
            """
        );
        object[] values =
        [
            true,
            (sbyte)-5,
            (ushort)65535,
            new System.Numerics.BigInteger(-12345678901234567890m),
            0.25f,
            -79228162514264337593543.9503m,
            "é\0🦆 longer than twelve bytes",
            new byte[] { 0, 1, 255 },
            Guid.Parse("72d76fde-8bb3-4e00-8c23-a032dfed738c"),
            new DateOnly(1969, 12, 31),
            new TimeOnly(23, 59, 59),
            new DateTime(1969, 12, 31, 23, 59, 59),
            new DateTime(2019, 11, 5, 8, 0, 0, 1, 2),
            new DateTime(2019, 11, 5, 5, 0, 0, DateTimeKind.Utc),
            new DuckDbInterval(1, -2, 3),
            "y",
            new int?[] { 1, null, 3 },
            new string?[]?[] { ["a", null], null, [] },
            new DuckDbTimeTz(TimeSpan.FromHours(12), TimeSpan.FromMinutes(-90)),
            new TimeOnly(0, 0, 1),
        ];

        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendRow(values);
            appender.AppendRow(new object?[values.Length]);
            appender.AppendRow(values);
            appender.Complete();
        }

        using var reader = connection.CreateCommand("select * from t").ExecuteReader();
        var row = new object[values.Length];
        Assert.True(reader.Read());
        reader.GetValues(row);
        Assert.Equal(values, row);
        Assert.True(reader.Read());
        reader.GetValues(row);
        Assert.All(row, value => Assert.Equal(DBNull.Value, value));
        Assert.True(reader.Read());
        reader.GetValues(row);
        Assert.Equal(values, row);
    }

    [Fact]
    public void Dispose_WithoutComplete_AppendsNothing()
    {
        Run("create table t (a integer)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.AppendColumns(ColumnValues.Of(new int[500_000]));
        }

        Assert.Equal(0, Count());
        Assert.Null(Record.Exception(() => connection.BeginTransaction().Dispose()));
    }

    [Fact]
    public void Complete_InsideATransaction_LeavesTheDecisionToIt()
    {
        Run("create table t (a integer)");
        using (connection.BeginTransaction())
        {
            using var appender = connection.CreateAppender("t");
            appender.AppendRow(1);
            appender.Complete();
            Assert.Equal(1, Count());
        }

        Assert.Equal(0, Count());
    }

    [Fact]
    public void Complete_DuplicateKey_AppendsNothingAndTellsTheKey()
    {
        Run("create table t (a integer primary key)");
        using var appender = connection.CreateAppender("t");
        appender.AppendColumns(ColumnValues.Of([1, 2, 1]));

        var error = Assert.Throws<DuckDbException>(appender.Complete);

        Assert.True(error.IsConstraintViolation);
        Assert.Contains("duplicate key \"1\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Count());
    }

    [Theory]
    [InlineData("tinyint", 300, typeof(OverflowException))]
    [InlineData("integer", 1.5, typeof(InvalidCastException))]
    [InlineData("integer", "1", typeof(InvalidCastException))]
    [InlineData("float", 0.1, typeof(InvalidCastException))]
    [InlineData("varchar", 1, typeof(InvalidCastException))]
    [InlineData("date", "2020-01-01", typeof(InvalidCastException))]
    [InlineData("enum('a')", "b", typeof(ArgumentException))]
    [InlineData("decimal(4,2)", 100, typeof(OverflowException))]
    [InlineData("integer[]", 1, typeof(InvalidCastException))]
    public void AppendRow_ValueThatDoesNotFit_IsRefusedAndEndsTheAppender(string type, object value, Type refusal)
    {
        Run($"create table t (a {type})");
        using var appender = connection.CreateAppender("t");
        appender.AppendRow([null]);

        Assert.Throws(refusal, () => appender.AppendRow(value));

        Assert.Throws<InvalidOperationException>(() => appender.AppendRow([null]));
        Assert.Equal(0, Count());
    }

    [Fact]
    public void AppendRow_MoreDigitsThanTheScale_IsRefusedNotRounded()
    {
        Run("create table t (a decimal(10,2))");
        using var appender = connection.CreateAppender("t");

        Assert.Throws<OverflowException>(() => appender.AppendRow(1.005m));
    }

    [Fact]
    public void Append_WrongShape_IsRefused()
    {
        Run("create table t (a integer, b integer)");
        using var appender = connection.CreateAppender("t");

        Assert.Throws<ArgumentException>(() => appender.AppendRow(1));
        Assert.Throws<ArgumentException>(() => appender.AppendColumns(ColumnValues.Of([1])));
        Assert.Throws<ArgumentException>(() => appender.AppendColumns(ColumnValues.Of([1]), ColumnValues.Of([1, 2])));
        Assert.Throws<ArgumentException>(() => ColumnValues.Of<int>(new int[2], new bool[1]));
    }

    [Fact]
    public void Close_WithOpenAppender_EndsItWithoutItsRows()
    {
        using var other = Databases.Open("DataSource=:memory:appender-test");
        using var watcher = Databases.Open("DataSource=:memory:appender-test");
        other.CreateCommand("create table t (a integer)").ExecuteNonQuery();
        using var appender = other.CreateAppender("t");
        appender.AppendRow(1);

        other.Close();

        Assert.Throws<InvalidOperationException>(() => appender.AppendRow(2));
        Assert.Equal(0L, watcher.CreateCommand("select count(*) from t").ExecuteScalar());
    }

    [Fact]
    public void CreateAppender_TableThatIsNone_NamesIt()
    {
        var error = Assert.Throws<DuckDbException>(() => connection.CreateAppender("nowhere"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
    }

    [Fact]
    public void CreateAppender_TableInASchema_IsFound()
    {
        Run("create schema s; create table s.t (a integer)");
        using (var appender = connection.CreateAppender("t", "s"))
        {
            appender.AppendRow(7);
            appender.Complete();
        }

        Assert.Equal(7, connection.CreateCommand("select a from s.t").ExecuteScalar());
    }

    [Fact]
    public void AppendRow_ListsOverManyChunks_KeepTheirElements()
    {
        Run("create table t (i integer, a integer[])");
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5000; i++)
            {
                appender.AppendRow(i, Enumerable.Range(0, i % 10));
            }

            appender.Complete();
        }

        using var reader = connection.CreateCommand("select i, a from t order by i").ExecuteReader();
        while (reader.Read())
        {
            Assert.Equal(Enumerable.Range(0, reader.GetInt32(0) % 10), reader.GetFieldValue<int[]>(1));
        }
    }

    private void Run(string sql) => connection.CreateCommand(sql).ExecuteNonQuery();

    private long Count() => connection.CreateCommand("select count(*) from t").ExecuteScalar<long>();
}
