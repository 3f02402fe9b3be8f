using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse.Columns;
using Tests.Support;

namespace Tests.Warehouse.Columns;

public sealed class ColumnReaderTests : IDisposable
{
    private readonly DuckDBConnection connection = Databases.Memory();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Column_ManyChunks_EqualsTheRowReader()
    {
        const string Sql = "select case when i % 3 <> 0 then i * 1.5::double end from range(10000) t(i)";
        List<double?> byRow = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = Sql;
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                byRow.Add(rows.IsDBNull(0) ? null : rows.GetDouble(0));
            }
        }

        List<double?> byColumn = [];
        using var reader = new ColumnReader(connection, Sql);
        while (reader.Read())
        {
            var column = reader.Column<double>(0);
            for (int row = 0; row < reader.RowCount; row++)
            {
                byColumn.Add(column.IsNull(row) ? null : column.Values[row]);
            }
        }

        Assert.Equal(byRow, byColumn);
        Assert.False(reader.Read());
    }

    [Fact]
    public void Column_EveryFixedSizeType_IsReadAsItsStoredType()
    {
        using var reader = new ColumnReader(
            connection,
            """
            select -1::tinyint, -2::smallint, -3::int, -4::bigint, -5::hugeint, 1::utinyint, 2::usmallint, 3::uinteger, 4::ubigint, 1.5::float, 2.5::double, true,
                date '1970-01-03', timestamp '1970-01-01 00:00:01', 1.25::decimal(4, 2), 1.25::decimal(9, 2), 1.25::decimal(18, 2), 1.25::decimal(38, 2),
                'b'::enum ('a', 'b'), '80000000-0000-0000-0000-000000000001'::uuid
            """
        );

        Assert.True(reader.Read());

        Assert.Equal(-1, reader.Column<sbyte>(0).Values[0]);
        Assert.Equal(-2, reader.Column<short>(1).Values[0]);
        Assert.Equal(-3, reader.Column<int>(2).Values[0]);
        Assert.Equal(-4, reader.Column<long>(3).Values[0]);
        Assert.Equal(-5, reader.Column<Int128>(4).Values[0]);
        Assert.Equal(1, reader.Column<byte>(5).Values[0]);
        Assert.Equal(2, reader.Column<ushort>(6).Values[0]);
        Assert.Equal(3u, reader.Column<uint>(7).Values[0]);
        Assert.Equal(4ul, reader.Column<ulong>(8).Values[0]);
        Assert.Equal(1.5f, reader.Column<float>(9).Values[0]);
        Assert.Equal(2.5, reader.Column<double>(10).Values[0]);
        Assert.Equal(1, reader.Column<byte>(11).Values[0]);
        Assert.Equal(2, reader.Column<int>(12).Values[0]);
        Assert.Equal(1_000_000, reader.Column<long>(13).Values[0]);
        Assert.Equal(125, reader.Column<short>(14).Values[0]);
        Assert.Equal(125, reader.Column<int>(15).Values[0]);
        Assert.Equal(125, reader.Column<long>(16).Values[0]);
        Assert.Equal(125, reader.Column<Int128>(17).Values[0]);
        Assert.Equal(1, reader.Column<byte>(18).Values[0]);
        Assert.Equal(UInt128.One, reader.Column<UInt128>(19).Values[0]);
    }

    [Theory]
    [InlineData("1::bigint", "Int64")]
    [InlineData("1.5::decimal(10, 2)", "Int64")]
    [InlineData("'x'", "a type without fixed-size values")]
    [InlineData("[1, 2]", "a type without fixed-size values")]
    public void Column_OtherType_NamesTheStoredOne(string expression, string stored)
    {
        using var reader = new ColumnReader(connection, $"select {expression} as given");
        Assert.True(reader.Read());

        var error = Assert.Throws<InvalidCastException>(() => reader.Column<double>(0).Values.Length);

        Assert.Contains($"'given' is stored as {stored}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_OfEveryKind_ReachTheQuery()
    {
        using var reader = new ColumnReader(
            connection,
            """
            select
                $flag and $number = 7 and $long = 8000000000 and $real = 0.1 and $money = -12.50 and $text = 'it''s' and $time = timestamp '2019-10-01 12:34:56.789'
                and $nothing is null
            """,
            new
            {
                flag = true,
                number = 7,
                @long = 8_000_000_000L,
                real = 0.1,
                money = -12.50m,
                text = "it's",
                time = new DateTime(2019, 10, 1, 12, 34, 56, 789),
                nothing = (string?)null,
            }
        );

        Assert.True(reader.Read());
        Assert.Equal(1, reader.Column<byte>(0).Values[0]);
    }

    [Theory]
    [InlineData("select nocol", "nocol")]
    [InlineData("selec 1", "selec")]
    [InlineData("select error('boom')", "boom")]
    public void New_RefusedQuery_SaysWhatDuckDbSaysAndFreesTheConnection(string sql, string reason)
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            using var reader = new ColumnReader(connection, sql);
            reader.Read();
        });

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal([1], connection.ReadMatrix<int>("select 1").Values);
    }

    [Fact]
    public void New_UnknownParameter_IsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => new ColumnReader(connection, "select 1", new { other = 2 }));

        Assert.Contains("$other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_QueryFailsLate_ThrowsItsError()
    {
        using var reader = new ColumnReader(
            connection,
            "select case when i = 900000 then error('late')::bigint else i end from range(1000000) t(i)"
        );

        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            while (reader.Read()) { }
        });

        Assert.Contains("late", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TokenCancelled_EndsAndFreesTheConnection()
    {
        using var cancellation = new CancellationTokenSource();
        using (
            var reader = new ColumnReader(
                connection,
                "select a.range + b.range from range(100000000) a, range(100000000) b",
                cancellationToken: cancellation.Token
            )
        )
        {
            Assert.True(reader.Read());

            cancellation.Cancel();

            Assert.ThrowsAny<OperationCanceledException>(() =>
            {
                while (reader.Read()) { }
            });
        }

        Assert.Equal([1], connection.ReadMatrix<int>("select 1").Values);
    }

    [Fact]
    public void Dispose_BeforeTheEnd_FreesTheConnection()
    {
        using (var reader = new ColumnReader(connection, "select range from range(1000000)"))
        {
            Assert.True(reader.Read());
        }

        Assert.Equal([1], connection.ReadMatrix<int>("select 1").Values);
    }

    [Fact]
    public void Read_EmptyResult_GivesNoChunkButColumns()
    {
        using var reader = new ColumnReader(connection, "select 1 as a, 2 as b where false");

        Assert.Equal(["a", "b"], reader.ColumnNames);
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.Column<int>(0).Values.Length);
    }

    [Fact]
    public void ReadMatrix_LongerThanManySegments_KeepsTheOrderOfEveryColumn()
    {
        const int Rows = 3_000_000;

        var matrix = connection.ReadMatrix<long>($"select range as up, {Rows} - range as down from range({Rows})");

        Assert.Equal((Rows, 2), (matrix.RowCount, matrix.ColumnNames.Count));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => (long)i), matrix.Column(0).ToArray());
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => (long)(Rows - i)), matrix.Column(1).ToArray());
    }

    [Fact]
    public void ReadMatrix_Nulls_AreRefusedOrReplacedAsAsked()
    {
        const string Sql = "select case when i % 1000 <> 7 then i::double end as value from range(5000) t(i)";

        var error = Assert.Throws<InvalidOperationException>(() => connection.ReadMatrix<double>(Sql));
        double[] values = connection.ReadMatrix<double>(Sql, nullAs: double.NaN).Values;

        Assert.Contains("'value' is NULL", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [7, 1007, 2007, 3007, 4007],
            values.Index().Where(each => double.IsNaN(each.Item)).Select(each => each.Index)
        );
    }

    [Fact]
    public void ReadMatrix_KnownLength_IsTheSame()
    {
        const string Sql = "select range::double as a, if(range % 3 = 0, null, -range)::double as b from range(10000)";
        var grown = connection.ReadMatrix<double>(Sql, double.NaN);
        var known = connection.ReadMatrix<double>(Sql, double.NaN, rowCount: 10_000);
        Assert.Equal(grown.Values, known.Values);
        Assert.Equal(10_000, known.RowCount);
        Assert.Equal(grown.ColumnNames, known.ColumnNames);
        Assert.Equal(0, connection.ReadMatrix<int>("select 1 where false", rowCount: 0).RowCount);
    }

    [Theory]
    [InlineData(9_999, "more than the 9999 rows")]
    [InlineData(10_001, "gives 10000 rows where 10001")]
    [InlineData(0, "more than the 0 rows")]
    public void ReadMatrix_AnotherLengthThanSaid_IsRefused(int said, string because)
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            connection.ReadMatrix<long>("select range from range(10000)", rowCount: said)
        );
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Equal([1], connection.ReadMatrix<int>("select 1").Values);
    }

    [Fact]
    public void ReadMatrix_NoRows_IsEmpty()
    {
        var matrix = connection.ReadMatrix<float>("select 1::float as a, 2::float as b where false");

        Assert.Equal((0, 2), (matrix.RowCount, matrix.ColumnNames.Count));
        Assert.Empty(matrix.Column(1).ToArray());
    }
}
