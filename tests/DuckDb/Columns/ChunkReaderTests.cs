using System.Text;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Columns;

namespace Tests.DuckDb.Columns;

public sealed class ChunkReaderTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Column_ManyChunks_EqualsTheRowReader()
    {
        const string Sql = "select case when i % 3 <> 0 then i * 1.5 end from range(10000) t(i)";
        var byRow = new List<decimal?>();
        using (var reader = connection.CreateCommand(Sql).ExecuteReader())
        {
            while (reader.Read())
            {
                byRow.Add(reader.GetFieldValue<decimal?>(0));
            }
        }

        var byColumn = new List<decimal?>();
        var nulls = 0;
        using (var chunks = connection.CreateCommand(Sql).ExecuteChunks())
        {
            var scale = chunks.ColumnTypes[0].Scale;
            while (chunks.Read())
            {
                var column = chunks.Column<Int128>(0);
                nulls += column.Validity.NullCount;
                for (var row = 0; row < chunks.RowCount; row++)
                {
                    byColumn.Add(column.IsNull(row) ? null : new DuckDbDecimal(column.Values[row], scale).ToDecimal());
                }
            }
        }

        Assert.Equal(byRow, byColumn);
        Assert.Equal(3334, nulls);
    }

    [Fact]
    public void Text_LengthsAroundTheInlineBoundary_GivesTheBytes()
    {
        using var chunks = connection
            .CreateCommand(
                "select case when i <> 5 then repeat('é', i::int) || chr(0) end from range(5000) t(i) where i < 20 or i > 4990"
            )
            .ExecuteChunks();
        var seen = 0;
        while (chunks.Read())
        {
            var column = chunks.Text(0);
            Assert.Equal(chunks.RowCount, column.Count);
            for (var row = 0; row < column.Count; row++, seen++)
            {
                var length = seen < 20 ? seen : seen + 4971;
                if (length == 5)
                {
                    Assert.True(column.IsNull(row));
                    Assert.Null(column.Text(row));
                    continue;
                }

                Assert.Equal(new string('é', length) + "\0", Encoding.UTF8.GetString(column[row]));
                Assert.Equal(new string('é', length) + "\0", column.Text(row));
            }
        }

        Assert.Equal(29, seen);
    }

    [Theory]
    [InlineData("1::integer", "Int32")]
    [InlineData("1::decimal(4,1)", "Int16")]
    [InlineData("'x'", "without fixed-size values")]
    [InlineData("[1]", "without fixed-size values")]
    public void Column_OtherType_NamesTheStoredOne(string expression, string stored)
    {
        using var chunks = connection.CreateCommand($"select {expression} as a").ExecuteChunks();
        Assert.True(chunks.Read());

        var error = Assert.Throws<InvalidCastException>(() => chunks.Column<double>(0));

        Assert.Contains(stored, error.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_EveryFixedSizeType_IsReadAsItsStoredType()
    {
        using var chunks = connection
            .CreateCommand(
                """
                select
                    true, 1::tinyint, 2::smallint, 3::integer, 4::bigint, 5::hugeint, 6::utinyint, 7::float, date '1970-01-02',
                    timestamp '1970-01-01 00:00:01', interval 3 months, 'b'::enum('a', 'b'), time '00:00:01'
                """
            )
            .ExecuteChunks();
        Assert.True(chunks.Read());

        Assert.True(chunks.Column<bool>(0).Values[0]);
        Assert.Equal(1, chunks.Column<sbyte>(1).Values[0]);
        Assert.Equal(2, chunks.Column<short>(2).Values[0]);
        Assert.Equal(3, chunks.Column<int>(3).Values[0]);
        Assert.Equal(4, chunks.Column<long>(4).Values[0]);
        Assert.Equal(5, chunks.Column<Int128>(5).Values[0]);
        Assert.Equal(6, chunks.Column<byte>(6).Values[0]);
        Assert.Equal(7, chunks.Column<float>(7).Values[0]);
        Assert.Equal(1, chunks.Column<int>(8).Values[0]);
        Assert.Equal(1_000_000, chunks.Column<long>(9).Values[0]);
        Assert.Equal(new DuckDbInterval(3, 0, 0), chunks.Column<DuckDbInterval>(10).Values[0]);
        Assert.Equal(1, chunks.Column<byte>(11).Values[0]);
        Assert.Equal(1_000_000, chunks.Column<long>(12).Values[0]);
    }

    [Fact]
    public void Read_EmptyResult_GivesNoChunkButColumns()
    {
        using var chunks = connection.CreateCommand("select 1 as a where false").ExecuteChunks();

        Assert.Equal(["a"], chunks.ColumnNames);
        Assert.False(chunks.Read());
        Assert.False(chunks.Read());
    }

    [Fact]
    public void ExecuteChunks_SeveralStatements_GivesTheLastWithRows()
    {
        using var chunks = connection
            .CreateCommand("select 'x'; create table t as select 7::double as a; select a from t; drop table t")
            .ExecuteChunks();

        Assert.True(chunks.Read());
        Assert.Equal(7, chunks.Column<double>(chunks.Ordinal("A")).Values[0]);
    }

    [Theory]
    [InlineData("create table t (a integer)")]
    [InlineData("create table t (a integer); insert into t values (1)")]
    [InlineData("")]
    public void ExecuteChunks_NoStatementIsAQuery_IsRefusedAndFreesTheConnection(string sql)
    {
        Assert.Throws<InvalidOperationException>(() => connection.CreateCommand(sql).ExecuteChunks());

        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
    }

    [Fact]
    public void Dispose_BeforeTheEnd_FreesTheConnection()
    {
        using (var chunks = connection.CreateCommand("select * from range(1000000)").ExecuteChunks())
        {
            Assert.True(chunks.Read());
            Assert.Throws<InvalidOperationException>(() => connection.CreateCommand("select 1").ExecuteScalar());
        }

        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
    }

    [Fact]
    public void Read_AfterDispose_IsRefused()
    {
        var chunks = connection.CreateCommand("select range::double from range(100000)").ExecuteChunks();
        Assert.True(chunks.Read());
        chunks.Dispose();

        Assert.Throws<InvalidOperationException>(() => chunks.Read());
        Assert.Throws<InvalidOperationException>(() => chunks.Column<double>(0));
    }

    [Fact]
    public void Collect_SeveralColumns_AreReadInOnePass()
    {
        using var chunks = connection
            .CreateCommand(
                "select i as user_id, i / 4 as revenue, case when i > 0 then 'brand ' || i end as brand from range(5000) t(i)"
            )
            .ExecuteChunks();
        var users = chunks.Collect<int>(chunks.Ordinal("user_id"));
        var revenue = chunks.Collect<double>(chunks.Ordinal("revenue"));
        var brands = chunks.CollectText(chunks.Ordinal("brand"));

        chunks.ReadToEnd();

        Assert.Equal(Enumerable.Range(0, 5000), users.ToArray());
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i / 4.0), revenue.ToArray());
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i == 0 ? null : $"brand {i}"), brands.ToArray());
    }
}
