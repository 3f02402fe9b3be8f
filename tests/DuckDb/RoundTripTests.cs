using System.Text;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

/// <summary>Random values come back unchanged, whether they go in as parameters or through the appender, and as rows or as columns.</summary>
public sealed class RoundTripTests
{
    private const int Rows = 3000;
    private const int Parameters = 100;

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Numbers_Random_ComeBackUnchanged(int seed)
    {
        var random = new Random(seed);
        Check(random, "bigint", () => (long?)random.NextInt64(long.MinValue, long.MaxValue));
        Check(random, "integer", () => (int?)random.Next(int.MinValue, int.MaxValue));
        Check(random, "utinyint", () => (byte?)random.Next(256));
        Check(
            random,
            "double",
            () => (double?)BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
        );
        Check(random, "float", () => (float?)BitConverter.Int32BitsToSingle(random.Next()));
        Check(
            random,
            "hugeint",
            () =>
                (Int128?)(random.Next(2) == 0 ? -1 : 1)
                * (Int128)new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())
        );
        Check(random, "decimal(10,2)", () => (decimal?)new decimal(random.Next(), 0, 0, random.Next(2) == 0, 2));
        Check(
            random,
            "decimal(38,9)",
            () => (decimal?)new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, 9)
        );
        Check(random, "boolean", () => (bool?)(random.Next(2) == 0));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TextsAndIds_Random_ComeBackUnchanged(int seed)
    {
        var random = new Random(seed);
        Check(random, "varchar", () => RandomText(random));
        Check(random, "blob", () => RandomBytes(random));
        Check(random, "uuid", () => (Guid?)new Guid(RandomBytes(random, 16)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DatesAndTimes_Random_ComeBackUnchanged(int seed)
    {
        var random = new Random(seed);
        Check(random, "date", () => (DateOnly?)DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)));
        Check(random, "time", () => (TimeOnly?)new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay / 10) * 10));
        Check(random, "timestamp", () => (DateTime?)new DateTime(random.NextInt64(DateTime.MaxValue.Ticks / 10) * 10));
        Check(
            random,
            "interval",
            () =>
                (DuckDbInterval?)
                    new DuckDbInterval(
                        random.Next(-999, 999),
                        random.Next(-9999, 9999),
                        random.NextInt64(-999, 999_999_999_999)
                    )
        );
    }

    private static void Check<T>(Random random, string type, Func<T?> next)
    {
        var values = Enumerable.Range(0, Rows).Select(_ => random.Next(10) == 0 ? default : next()).ToArray();
        using var connection = Databases.Memory();
        connection.CreateCommand($"create table t (i integer, v {type})").ExecuteNonQuery();
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < Rows; i++)
            {
                appender.AppendRow(i, values[i]);
            }

            appender.Complete();
        }

        AssertRows(connection, "select v from t order by i", values);
        using var command = connection.CreateCommand($"insert into t values ($i, $v::{type})");
        connection.CreateCommand("delete from t").ExecuteNonQuery();
        for (var i = 0; i < Parameters; i++)
        {
            command.Parameters.Clear();
            command.Parameters.Add("i", i);
            command.Parameters.Add("v", values[i]);
            command.ExecuteNonQuery();
        }

        AssertRows(connection, "select v from t order by i", values[..Parameters]);
    }

    private static void AssertRows<T>(DuckDbConnection connection, string sql, T?[] expected)
    {
        foreach (var streaming in new[] { false, true })
        {
            using var command = connection.CreateCommand(sql);
            command.Streaming = streaming;
            using var reader = command.ExecuteReader();
            var read = new List<T?>();
            while (reader.Read())
            {
                read.Add(reader.IsDBNull(0) ? default : reader.GetFieldValue<T>(0));
            }

            Assert.Equal(expected, read);
        }
    }

    /// <summary>Texts of up to 40 characters, with NUL, letters of two and three bytes, and pairs of surrogates.</summary>
    private static string RandomText(Random random)
    {
        string[] pieces = ["a", "é", "€", "🦆", "\0", "'", "\"", " ", "\n"];
        var text = new StringBuilder();
        for (var length = random.Next(40); length > 0; length--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private static byte[] RandomBytes(Random random, int? length = null)
    {
        var bytes = new byte[length ?? random.Next(40)];
        random.NextBytes(bytes);
        return bytes;
    }
}
