using System.Data;
using System.Data.Common;
using System.Numerics;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbDataReaderTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public enum Colour
    {
        Red,
        Green,
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Read_ManyChunks_GivesEveryRowOnce()
    {
        foreach (var streaming in new[] { false, true })
        {
            using var command = connection.CreateCommand("select range from range(10000)");
            command.Streaming = streaming;
            using var reader = command.ExecuteReader();
            long expected = 0;
            while (reader.Read())
            {
                Assert.Equal(expected++, reader.GetInt64(0));
            }

            Assert.Equal(10000, expected);
            Assert.False(reader.Read());
        }
    }

    [Fact]
    public void HasRows_BeforeReading_DoesNotSkipARow()
    {
        using var reader = Query("select * from range(3)");

        Assert.True(reader.HasRows);
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
        Assert.True(reader.Read());
        Assert.Equal(0, reader.GetInt64(0));
        Assert.True(reader.HasRows);
    }

    [Fact]
    public void Read_EmptyResult_KeepsItsColumns()
    {
        using var reader = Query("select 1::decimal(10,2) as price where false");

        Assert.False(reader.HasRows);
        Assert.False(reader.Read());
        Assert.Equal(
            ("price", "DECIMAL(10,2)", typeof(decimal)),
            (reader.GetName(0), reader.GetDataTypeName(0), reader.GetFieldType(0))
        );
    }

    [Theory]
    [InlineData("select 300::integer", typeof(byte))]
    [InlineData("select -1::bigint", typeof(ulong))]
    [InlineData("select sum(i) from (values (9223372036854775807), (1)) t(i)", typeof(long))]
    public void GetFieldValue_IntegerOutsideTheRange_IsRefused(string sql, Type type)
    {
        using var reader = QueryRow(sql);
        var method = typeof(DuckDbDataReader)
            .GetMethod(nameof(DuckDbDataReader.GetFieldValue))!
            .MakeGenericMethod(type);

        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => method.Invoke(reader, [0]));

        Assert.IsType<OverflowException>(error.InnerException);
    }

    [Fact]
    public void GetFieldValue_SumOfIntegers_ReadsAsAnyWideEnoughType()
    {
        using var reader = QueryRow("select sum(i) from range(10) t(i)");

        Assert.Equal(45L, reader.GetInt64(0));
        Assert.Equal(45, reader.GetInt32(0));
        Assert.Equal((Int128)45, reader.GetFieldValue<Int128>(0));
        Assert.Equal(45m, reader.GetDecimal(0));
        Assert.Equal(45d, reader.GetDouble(0));
        Assert.Equal(new BigInteger(45), reader.GetValue(0));
        Assert.Equal(45L, reader.GetFieldValue<long?>(0));
    }

    [Fact]
    public void GetFieldValue_LosingConversion_IsRefused()
    {
        using var reader = QueryRow("select 1.5::double, 1.5::decimal(4,1), 'x', 1, timestamp '2020-01-01 12:00:00'");

        Assert.Throws<InvalidCastException>(() => reader.GetInt32(0));
        Assert.Throws<InvalidCastException>(() => reader.GetFloat(0));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(1));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(2));
        Assert.Throws<InvalidCastException>(() => reader.GetString(3));
        Assert.Throws<InvalidCastException>(() => reader.GetBoolean(3));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<DateOnly>(4));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<DateTimeOffset>(4));
    }

    [Fact]
    public void GetFieldValue_Null_NeedsATypeThatHoldsIt()
    {
        using var reader = QueryRow("select null::integer, null::varchar, null");

        Assert.Null(reader.GetFieldValue<int?>(0));
        Assert.Equal(DBNull.Value, reader.GetFieldValue<object>(1));
        Assert.True(reader.IsDBNull(2));
        Assert.Contains(
            "IsDBNull",
            Assert.Throws<InvalidCastException>(() => reader.GetInt32(0)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidCastException>(() => reader.GetString(1));
    }

    [Fact]
    public void GetFieldValue_EnumsAndCollections_AreConverted()
    {
        using var reader = QueryRow(
            "select 'green', 1, 'blue', [1, 2], [1, null], ['red', 'green'], interval 36 hours, [[1], [2, 3]]"
        );

        Assert.Equal(Colour.Green, reader.GetFieldValue<Colour>(0));
        Assert.Equal(Colour.Green, reader.GetFieldValue<Colour>(1));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<Colour>(2));
        Assert.Equal([1L, 2L], reader.GetFieldValue<long[]>(3));
        Assert.Equal([1, 2], reader.GetFieldValue<IReadOnlyList<int>>(3));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<int[]>(4));
        Assert.Equal([1, null], reader.GetFieldValue<List<int?>>(4));
        Assert.Equal([Colour.Red, Colour.Green], reader.GetFieldValue<Colour[]>(5));
        Assert.Equal(TimeSpan.FromHours(36), reader.GetFieldValue<TimeSpan>(6));
        Assert.Equal(
            [
                [1],
                [2, 3],
            ],
            reader.GetFieldValue<int[][]>(7)
        );
    }

    [Fact]
    public void GetDateTime_DateAndTimestampWithZone_GiveMidnightAndUtc()
    {
        using var reader = QueryRow("select date '2019-11-05', '2019-11-05 08:00:00+03'::timestamptz");

        Assert.Equal(new DateTime(2019, 11, 5), reader.GetDateTime(0));
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(1).Kind);
        Assert.Equal(new DateTimeOffset(2019, 11, 5, 5, 0, 0, TimeSpan.Zero), reader.GetFieldValue<DateTimeOffset>(1));
    }

    [Fact]
    public void GetBytesAndGetChars_InParts_CopyThem()
    {
        using var reader = QueryRow("select 'abc'::blob, 'déf', 'x'");
        var bytes = new byte[5];
        var characters = new char[2];

        Assert.Equal(3, reader.GetBytes(0, 0, null, 0, 0));
        Assert.Equal(2, reader.GetBytes(0, 1, bytes, 3, 10));
        Assert.Equal("\0\0\0bc"u8.ToArray(), bytes);
        Assert.Equal(2, reader.GetChars(1, 1, characters, 0, 2));
        Assert.Equal("éf", new string(characters));
        Assert.Equal('x', reader.GetChar(2));
        Assert.Throws<InvalidCastException>(() => reader.GetChar(1));
    }

    [Fact]
    public void GetOrdinal_ByNameIgnoringCase_FindsExactSpellingFirst()
    {
        using var reader = QueryRow("select 1 as a, 2 as b");

        Assert.Equal(1, reader.GetOrdinal("B"));
        Assert.Equal(2, reader["b"]);
        Assert.Contains(
            "a, b",
            Assert.Throws<ArgumentException>(() => reader.GetOrdinal("c")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetValue(2));
    }

    [Fact]
    public void GetSchemaTable_DecimalAndText_DescribesThem()
    {
        using var reader = Query("select 1::decimal(10,2) as price, 'x' as brand");

        var table = reader.GetSchemaTable()!;
        var schema = reader.GetColumnSchema();

        Assert.Equal(["price", "brand"], table.Rows.Cast<DataRow>().Select(row => row[SchemaTableColumn.ColumnName]));
        Assert.Equal((short)10, table.Rows[0][SchemaTableColumn.NumericPrecision]);
        Assert.Equal((short)2, table.Rows[0][SchemaTableColumn.NumericScale]);
        Assert.Equal(typeof(string), table.Rows[1][SchemaTableColumn.DataType]);
        Assert.Equal(
            ("price", 0, "DECIMAL(10,2)", 10, 2),
            (
                schema[0].ColumnName,
                schema[0].ColumnOrdinal,
                schema[0].DataTypeName,
                schema[0].NumericPrecision,
                schema[0].NumericScale
            )
        );
    }

    [Fact]
    public void DataTable_Load_TakesRowsAndNulls()
    {
        using var table = new DataTable();
        using var reader = Query("select 1 as a, null::varchar as b union all select 2, 'x' order by a");

        table.Load(reader);

        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(DBNull.Value, table.Rows[0]["b"]);
        Assert.Equal("x", table.Rows[1]["b"]);
    }

    [Fact]
    public void Execute_WhileStreamingReaderIsOpen_IsRefusedUntilItCloses()
    {
        using var command = connection.CreateCommand("select * from range(100000)");
        command.Streaming = true;
        using (var reader = command.ExecuteReader())
        {
            Assert.Throws<InvalidOperationException>(() => Query("select 1"));
        }

        using var next = Query("select 1");
        Assert.True(next.Read());
    }

    [Fact]
    public void Execute_WhileBufferedReaderIsOpen_Works()
    {
        using var first = QueryRow("select * from range(10000)");
        using var second = QueryRow("select 42");

        Assert.Equal(42, second.GetInt32(0));
        Assert.Equal(0, first.GetInt64(0));
    }

    [Fact]
    public void Close_WithCloseConnection_ClosesTheConnection()
    {
        using var other = Databases.Memory();

        other.CreateCommand("select 1").ExecuteReader(CommandBehavior.CloseConnection).Dispose();

        Assert.Equal(ConnectionState.Closed, other.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_AfterTheConnectionClosed_IsRefused(bool streaming)
    {
        using var other = Databases.Memory();
        using var command = other.CreateCommand("select repeat('x', 100) from range(100000)");
        command.Streaming = streaming;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        other.Close();

        Assert.True(reader.IsClosed);
        Assert.Throws<InvalidOperationException>(() => reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetString(0));
    }

    [Fact]
    public void Read_AfterClose_IsRefused()
    {
        var reader = Query("select 1");
        reader.Close();

        Assert.True(reader.IsClosed);
        Assert.Throws<InvalidOperationException>(() => reader.Read());
    }

    [Fact]
    public void GetString_LengthsAroundTheInlineBoundary_AreExact()
    {
        using var reader = Query(
            "select repeat('é', i::int) || repeat('x', i::int) as t from range(12) r(i) order by i"
        );
        for (var i = 0; reader.Read(); i++)
        {
            Assert.Equal(new string('é', i) + new string('x', i), reader.GetString(0));
        }
    }

    private DuckDbDataReader Query(string sql) => connection.CreateCommand(sql).ExecuteReader();

    private DuckDbDataReader QueryRow(string sql)
    {
        var reader = Query(sql);
        Assert.True(reader.Read());
        return reader;
    }
}
