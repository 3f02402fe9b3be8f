using System.Numerics;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

/// <summary>Walks every column of DuckDB's test_all_types(): its smallest value, its largest, and NULL.</summary>
public sealed class TypeConformanceTests
{
    private const string Ducks = "🦆🦆🦆🦆🦆🦆";

    private static readonly int?[] Integers = [42, 999, null, null, -42];
    private static readonly string?[] Texts = [Ducks, "goose", null, ""];

    /// <summary>What GetValue gives for the first and the second row; an exception type where it refuses the value.</summary>
    private static readonly Dictionary<string, (object First, object Second)> Expected = new(StringComparer.Ordinal)
    {
        ["bool"] = (false, true),
        ["tinyint"] = (sbyte.MinValue, sbyte.MaxValue),
        ["smallint"] = (short.MinValue, short.MaxValue),
        ["int"] = (int.MinValue, int.MaxValue),
        ["bigint"] = (long.MinValue, long.MaxValue),
        ["hugeint"] = ((BigInteger)Int128.MinValue, (BigInteger)Int128.MaxValue),
        ["uhugeint"] = (BigInteger.Zero, (BigInteger)UInt128.MaxValue),
        ["utinyint"] = (byte.MinValue, byte.MaxValue),
        ["usmallint"] = (ushort.MinValue, ushort.MaxValue),
        ["uint"] = (uint.MinValue, uint.MaxValue),
        ["ubigint"] = (ulong.MinValue, ulong.MaxValue),
        ["bignum"] = (-LargestBigNum, LargestBigNum),
        ["date"] = (typeof(InvalidCastException), typeof(InvalidCastException)),
        ["time"] = (TimeOnly.MinValue, typeof(InvalidCastException)),
        ["timestamp"] = (typeof(InvalidCastException), typeof(InvalidCastException)),
        ["timestamp_s"] = (typeof(InvalidCastException), typeof(InvalidCastException)),
        ["timestamp_ms"] = (typeof(InvalidCastException), typeof(InvalidCastException)),
        ["timestamp_ns"] = (new DateTime(1677, 9, 22), typeof(InvalidCastException)),
        ["time_tz"] = (
            new DuckDbTimeTz(TimeSpan.Zero, new TimeSpan(15, 59, 59)),
            new DuckDbTimeTz(TimeSpan.FromDays(1), new TimeSpan(-15, -59, -59))
        ),
        ["timestamp_tz"] = (typeof(InvalidCastException), typeof(InvalidCastException)),
        ["float"] = (float.MinValue, float.MaxValue),
        ["double"] = (double.MinValue, double.MaxValue),
        ["dec_4_1"] = (-999.9m, 999.9m),
        ["dec_9_4"] = (-99999.9999m, 99999.9999m),
        ["dec_18_6"] = (-999999999999.999999m, 999999999999.999999m),
        ["dec38_10"] = (typeof(OverflowException), typeof(OverflowException)),
        ["uuid"] = (Guid.Empty, Guid.AllBitsSet),
        ["interval"] = (new DuckDbInterval(0, 0, 0), new DuckDbInterval(999, 999, 999999999)),
        ["varchar"] = (Ducks, "goo\0se"),
        ["blob"] = ("thisisalongblob\0withnullbytes"u8.ToArray(), "\0\0\0a"u8.ToArray()),
        ["bit"] = ("0010001001011100010101011010111", "10101"),
        ["small_enum"] = ("DUCK_DUCK_ENUM", "GOOSE"),
        ["medium_enum"] = ("enum_0", "enum_299"),
        ["large_enum"] = ("enum_0", "enum_69999"),
        ["int_array"] = (Array.Empty<int?>(), Integers),
        ["double_array"] = (
            Array.Empty<double?>(),
            new double?[] { 42, double.NaN, double.PositiveInfinity, double.NegativeInfinity, null, -42 }
        ),
        ["date_array"] = (Array.Empty<DateOnly?>(), typeof(InvalidCastException)),
        ["timestamp_array"] = (Array.Empty<DateTime?>(), typeof(InvalidCastException)),
        ["timestamptz_array"] = (Array.Empty<DateTime?>(), typeof(InvalidCastException)),
        ["varchar_array"] = (Array.Empty<string>(), Texts),
        ["nested_int_array"] = (Array.Empty<int?[]>(), new[] { [], Integers, null, [], Integers }),
        ["struct"] = (Fields(null, null), Fields(42, Ducks)),
        ["struct_of_arrays"] = (Fields(null, null), Fields(Integers, Texts)),
        ["array_of_structs"] = (
            Array.Empty<Dictionary<string, object?>>(),
            new[] { Fields(null, null), Fields(42, Ducks), null }
        ),
        ["map"] = (
            new Dictionary<object, object?>(),
            new Dictionary<object, object?> { ["key1"] = Ducks, ["key2"] = "goose" }
        ),
        ["union"] = (new DuckDbUnion("name", "Frank"), new DuckDbUnion("age", (short)5)),
        ["fixed_int_array"] = (new int?[] { null, 2, 3 }, new int?[] { 4, 5, 6 }),
        ["fixed_varchar_array"] = (new[] { "a", null, "c" }, new[] { "d", "e", "f" }),
        ["fixed_nested_int_array"] = (
            new int?[]?[] { [null, 2, 3], null, [null, 2, 3] },
            new int?[]?[] { [4, 5, 6], [null, 2, 3], [4, 5, 6] }
        ),
        ["fixed_nested_varchar_array"] = (
            new string?[]?[] { ["a", null, "c"], null, ["a", null, "c"] },
            new string?[]?[] { ["d", "e", "f"], ["a", null, "c"], ["d", "e", "f"] }
        ),
        ["fixed_struct_array"] = (
            new[] { Fields(null, null), Fields(42, Ducks), Fields(null, null) },
            new[] { Fields(42, Ducks), Fields(null, null), Fields(42, Ducks) }
        ),
        ["struct_of_fixed_array"] = (
            Fields(new int?[] { null, 2, 3 }, new[] { "a", null, "c" }),
            Fields(new int?[] { 4, 5, 6 }, new[] { "d", "e", "f" })
        ),
        ["fixed_array_of_int_list"] = (new int?[]?[] { [], Integers, [] }, new int?[]?[] { Integers, [], Integers }),
        ["list_of_fixed_int_array"] = (
            new int?[]?[] { [null, 2, 3], [4, 5, 6], [null, 2, 3] },
            new int?[]?[] { [4, 5, 6], [null, 2, 3], [4, 5, 6] }
        ),
        ["time_ns"] = (TimeOnly.MinValue, typeof(InvalidCastException)),
        ["geometry"] = (EmptyPoint, GeometryCollectionStart),
    };

    private static BigInteger LargestBigNum => new(double.MaxValue);

    /// <summary>POINT EMPTY in well-known binary, little-endian: type 1, two NaN.</summary>
    private static byte[] EmptyPoint => Convert.FromHexString("0101000000000000000000F87F000000000000F87F");

    /// <summary>The beginning of a GEOMETRYCOLLECTION of thirteen parts.</summary>
    private static byte[] GeometryCollectionStart => Convert.FromHexString("01070000000D000000");

    public static TheoryData<string> Columns => [.. Expected.Keys];

    [Fact]
    public void TestAllTypes_EveryColumn_IsCovered()
    {
        using var connection = Databases.Memory();
        using var reader = connection.CreateCommand("select * from test_all_types()").ExecuteReader();

        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);

        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void GetValue_TestAllTypes_IsExactOrRefusedByName(string column)
    {
        using var connection = Databases.Memory();
        using var reader = connection
            .CreateCommand($"select {SqlText.QuoteIdentifier(column)} from test_all_types()")
            .ExecuteReader();
        var (first, second) = Expected[column];

        Assert.True(reader.Read());
        AssertValue(first, reader);
        Assert.True(reader.Read());
        AssertValue(second, reader);
        Assert.True(reader.Read());
        Assert.True(reader.IsDBNull(0));
        Assert.Equal(DBNull.Value, reader.GetValue(0));
        Assert.False(reader.Read());
    }

    [Fact]
    public void GetFieldValue_ValuesOutsideDotNetTypes_GiveTheStoredCounts()
    {
        using var connection = Databases.Memory();
        using var reader = connection
            .CreateCommand(
                "select dec38_10, date, timestamp, timestamp_ns, time, time_ns, timestamp_array, date_array from test_all_types() offset 1"
            )
            .ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal("9999999999999999999999999999.9999999999", reader.GetFieldValue<DuckDbDecimal>(0).ToString());
        Assert.Equal(int.MaxValue - 1, reader.GetFieldValue<int>(1));
        Assert.Equal(long.MaxValue - 1, reader.GetInt64(2));
        Assert.Equal(long.MaxValue - 1, reader.GetInt64(3));
        Assert.Equal(TimeSpan.FromDays(1), reader.GetFieldValue<TimeSpan>(4));
        Assert.Equal(86_400_000_000_000, reader.GetInt64(5));
        Assert.Equal([0, long.MaxValue, -long.MaxValue, null, 1652372625000000], reader.GetFieldValue<long?[]>(6));
        Assert.Equal([0, int.MaxValue, -int.MaxValue, null, 19124], reader.GetFieldValue<int?[]>(7));
    }

    [Theory]
    [InlineData("'infinity'::date", "infinity")]
    [InlineData("'-infinity'::timestamp", "-infinity")]
    [InlineData("'290000-01-01'::timestamp", "DateTime")]
    [InlineData("(1::variant)", "VARIANT")]
    public void GetValue_WhatDotNetCannotHold_SaysWhat(string expression, string reason)
    {
        using var connection = Databases.Memory();
        using var reader = connection.CreateCommand($"select {expression}").ExecuteReader();
        Assert.True(reader.Read());

        var error = Assert.ThrowsAny<Exception>(() => reader.GetValue(0));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static void AssertValue(object expected, DuckDbDataReader reader)
    {
        if (expected is Type refusal)
        {
            var error = Assert.Throws(refusal, () => reader.GetValue(0));
            Assert.Contains("read it as", error.Message, StringComparison.Ordinal);
            return;
        }

        var value = reader.GetValue(0);
        Assert.IsType(reader.GetFieldType(0), value);
        if (reader.GetName(0) == "geometry" && value is byte[] { Length: > 32 } geometry)
        {
            value = geometry[..GeometryCollectionStart.Length];
        }

        Assert.Equal(expected, value);
    }

    private static Dictionary<string, object?> Fields(object? a, object? b) => new() { ["a"] = a, ["b"] = b };
}
