using System.Numerics;
using System.Runtime.InteropServices;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse.Columns;

namespace Benchmarks.Reader;

/// <summary>
/// A table with one column of doubles and one of strings, and the ways of reading them. Every way checks a sum, so that none can be
/// quicker by reading less.
/// </summary>
internal sealed class ReaderSource : IDisposable
{
    private const string DoublesQuery = "select price from numbers";
    private const string StringsQuery = "select name from numbers";

    private const string Discarded =
        "The first variant runs the same query in the same streaming execution, fetches every chunk through the C API and releases it without "
        + "looking at a value: DuckDB does all its work and its result is discarded. ";

    private readonly DuckDBConnection connection;
    private readonly string place;
    private readonly double expectedSum;
    private readonly long expectedBytes;

    /// <param name="dataSource">The database, empty.</param>
    /// <param name="place">What kind of database it is, for the report.</param>
    /// <param name="rows">Rows of the table.</param>
    internal ReaderSource(string dataSource, string place, long rows)
    {
        this.place = place;
        connection = new($"DataSource={dataSource}");
        connection.Open();
        connection.Execute(
            """
            create table numbers as
            select
                ((i * 7919) % 257330)::double / 4 as price,
                case when i % 2 = 0 then 'brand ' || (i % 997) else 'a longer product name ' || i end as name
            from range($rows) as source(i)
            """,
            new { rows }
        );
        connection.Execute("checkpoint");
        expectedSum = Scalar<double>("select sum(price) from numbers");
        expectedBytes = Scalar<long>("select sum(strlen(name))::bigint from numbers");
    }

    internal ReaderCase Doubles() =>
        new(
            $"DOUBLE, {place}",
            Discarded
                + "Columnar spans sums every value of the spans; columnar array makes one double[] of all rows, so it also pays for 8 bytes a row of fresh memory and a second copy; data reader calls Read and GetDouble per row. "
                + "The prices are multiples of a quarter, so that every order of adding gives the same sum, which each variant checks.",
            [
                ("query, result discarded", () => Discard(DoublesQuery)),
                ("columnar spans", () => Check(SumSpans(), expectedSum)),
                ("columnar array", () => Check(Sum(connection.ReadMatrix<double>(DoublesQuery).Values), expectedSum)),
                ("data reader", () => Check(SumReader(), expectedSum)),
            ]
        );

    internal ReaderCase Strings() =>
        new(
            $"VARCHAR, {place}",
            Discarded
                + "Data reader makes a .NET string of every row. "
                + "Half of the strings have up to 12 bytes, which DuckDB holds inline, half are longer. Each variant checks the sum of lengths (ASCII).",
            [
                ("query, result discarded", () => Discard(StringsQuery)),
                ("data reader", () => Check(CountReader(), expectedBytes)),
            ]
        );

    public void Dispose() => connection.Dispose();

    /// <summary>Adds with as many lanes as the processor has, so that the adding itself is a small part of what is measured.</summary>
    private static double Sum(ReadOnlySpan<double> values)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 1 < lanes.Length; i += 2)
        {
            first += lanes[i];
            second += lanes[i + 1];
        }

        var sum = Vector.Sum(first + second);
        for (i *= Vector<double>.Count; i < values.Length; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    private static void Check(double sum, double expected)
    {
        if (sum != expected)
        {
            throw new InvalidOperationException($"A variant read {sum} instead of {expected}.");
        }
    }

    private T Scalar<T>(string sql) => connection.QuerySingle<T>(sql);

    private void Discard(string sql)
    {
        using var chunks = new ColumnReader(connection, sql);
        while (chunks.Read()) { }
    }

    private double SumSpans()
    {
        using var chunks = new ColumnReader(connection, DoublesQuery);
        var sum = 0.0;
        while (chunks.Read())
        {
            sum += Sum(chunks.Column<double>(0).Values);
        }

        return sum;
    }

    private double SumReader()
    {
        using var reader = Stream(DoublesQuery);
        var sum = 0.0;
        while (reader.Read())
        {
            sum += reader.GetDouble(0);
        }

        return sum;
    }

    private long CountReader()
    {
        using var reader = Stream(StringsQuery);
        long characters = 0;
        while (reader.Read())
        {
            characters += reader.GetString(0).Length;
        }

        return characters;
    }

    private DuckDBDataReader Stream(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return command.ExecuteReader();
    }
}
