using Dapper;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.TableFunctions;

namespace Tests.DuckDb.TableFunctions;

public class TableFunctionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_048)]
    [InlineData(10_001)]
    public void Register_SourceOfNumbers_IsReadInOrder(int rows)
    {
        using var connection = Open(new Source(rows));

        var read = connection.QuerySingle<(long Count, long Sum, long Empty, bool Ordered)>(
            "select count(*), coalesce(sum(number), 0)::bigint, count(*) filter (where name is null), coalesce(bool_and(number = place), true) from (select *, row_number() over () - 1 as place from numbers())"
        );

        Assert.Equal((rows, rows * (rows - 1L) / 2, (rows + 2) / 3, true), read);
    }

    [Fact]
    public void Register_ShortAndLongTexts_ArriveWhole()
    {
        using var connection = Open(new Source(9));

        Assert.Equal(
            [null, "short", Source.Long, null, "short", Source.Long, null, "short", Source.Long],
            connection.Query<string?>("select name from numbers() order by number")
        );
    }

    [Fact]
    public void Register_SourceThatThrows_FailsTheQueryWithItsMessage()
    {
        using var connection = Open(new Source(5_000, failAt: 3_000));

        var error = Assert.Throws<DuckDbException>(() => connection.Query<int>("select number from numbers()").Count());

        Assert.Contains("no more numbers", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, connection.QuerySingle<int>("select 1"));
    }

    private static DuckDbConnection Open(Source source)
    {
        var connection = new DuckDbConnection("DataSource=:memory:");
        connection.Open();
        TableFunction.Register(connection, "numbers", source);
        return connection;
    }

    private sealed class Source(int rows, int failAt = int.MaxValue) : IChunkSource
    {
        public const string Long = "a text that does not fit into twelve bytes: \u00e9";
        private static readonly LastingText[] Texts = [new(""), new("short"), new(Long)];
        private int next;

        public IReadOnlyList<(string Name, DuckDbTypeId Type, byte Precision, byte Scale)> Columns { get; } =
        [("number", DuckDbTypeId.Integer, 0, 0), ("name", DuckDbTypeId.Varchar, 0, 0)];

        public int Fill(ChunkWriter chunk)
        {
            var count = Math.Min(ChunkWriter.Capacity, rows - next);
            var known = count > 0 ? chunk.Validity(1) : default;
            for (var row = 0; row < count; row++, next++)
            {
                if (next >= failAt)
                {
                    throw new InvalidOperationException("There are no more numbers.");
                }

                chunk.Column<int>(0)[row] = next;
                chunk.Column<LastingText>(1)[row] = Texts[next % 3];
                if (next % 3 == 0)
                {
                    known[row / 64] &= ~(1UL << (row % 64));
                }
            }

            return count;
        }
    }
}
