using EcommerceNotebooks;
using EcommerceNotebooks.Display;
using Microsoft.Data.Analysis;

namespace Tests.Display;

public class TableDataFrameTests
{
    private sealed record Everything(
        bool? Flag = null,
        sbyte? Tiny = null,
        short? Small = null,
        int? Medium = null,
        long? Large = null,
        byte? TinyUp = null,
        ushort? SmallUp = null,
        uint? MediumUp = null,
        ulong? LargeUp = null,
        float? Single = null,
        double? Double = null,
        decimal? Money = null,
        char? Letter = null,
        DateTime? Time = null,
        string? Text = null
    );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ToDataFrame_AnyRecords_KeepsTypesValuesAndNulls(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 200).Select(_ => Draw(random)).ToArray();

        var frame = Table.Of(rows).ToDataFrame();

        Assert.Equal(rows.Length, frame.Rows.Count);
        var properties = typeof(Everything).GetProperties();
        Assert.Equal(properties.Length, frame.Columns.Count);
        for (int i = 0; i < properties.Length; i++)
        {
            Assert.Equal(
                Nullable.GetUnderlyingType(properties[i].PropertyType) ?? typeof(string),
                frame.Columns[i].DataType
            );
            Assert.Equal(rows.Select(row => properties[i].GetValue(row)), frame.Columns[i].Cast<object?>());
            Assert.Equal(rows.Count(row => properties[i].GetValue(row) is null), frame.Columns[i].NullCount);
        }
    }

    [Fact]
    public void ToDataFrame_NoRowsOrNullsAlone_KeepsTypes()
    {
        var nothing = Table.Of(Array.Empty<Everything>()).ToDataFrame();
        var nulls = Table.Of([new Everything()]).ToDataFrame();

        Assert.Equal(0, nothing.Rows.Count);
        Assert.Equal(typeof(long), nothing["large"].DataType);
        Assert.Equal(typeof(decimal), nulls["money"].DataType);
        Assert.Equal(typeof(string), nulls["text"].DataType);
        Assert.All(nulls.Columns, column => Assert.Equal(1, column.NullCount));
    }

    [Fact]
    public void ToDataFrame_TypesOfSqlThatDataFrameLacks_AreTextAsInCsv()
    {
        using Shop shop = Shop.InMemory();
        var table = shop.Query(
            """
            select * from (values
                (time '01:02:03', interval 3 days, '72d76fde-8bb3-4e00-8c23-a032dfed738c'::uuid, [1, null], {'a': 1}, '\xAA'::blob, 170141183460469231731687303715884105727::hugeint, 'x'::enum('x', 'y')),
                (null, null, null, null, null, null, null, null)
            ) as t(clock, gap, key, list, struct, bytes, huge, word)
            """
        );
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        table.Save(path);
        string[] lines = File.ReadAllLines(path);
        File.Delete(path);

        var frame = table.ToDataFrame();

        Assert.All(frame.Columns, column => Assert.IsType<StringDataFrameColumn>(column));
        Assert.All(frame.Columns, column => Assert.Null(column[1]));
        Assert.Equal("01:02:03", frame["clock"][0]);
        Assert.Equal("3 days", frame["gap"][0]);
        Assert.Equal("[1,null]", frame["list"][0]);
        Assert.Equal("170141183460469231731687303715884105727", frame["huge"][0]);
        Assert.Equal(lines[1], string.Join(',', frame.Columns.Select(column => Quoted((string)column[0]))));
    }

    [Fact]
    public void ToDataFrame_TypesOfSqlThatDataFrameHas_KeepThem()
    {
        using Shop shop = Shop.InMemory();

        var frame = shop.Query(
                "select sum(range) as total, sum(1.25::decimal(10, 2)) as money, avg(range) as mean, date '2019-10-31' as day, timestamp '2019-10-31 23:59:59.999999' as time, true as flag, 9007199254740993 as id from range(3)"
            )
            .ToDataFrame();

        Assert.Equal(3L, frame["total"][0]);
        Assert.Equal(3.75m, frame["money"][0]);
        Assert.Equal(1.0, frame["mean"][0]);
        Assert.Equal(new DateTime(2019, 10, 31), frame["day"][0]);
        Assert.Equal(new DateTime(2019, 10, 31, 23, 59, 59).AddTicks(9_999_990), frame["time"][0]);
        Assert.Equal(true, frame["flag"][0]);
        Assert.Equal(9_007_199_254_740_993L, frame["id"][0]);
    }

    [Fact]
    public void ToDataFrame_NumbersOfSeveralTypes_AreTextWithAllDigits()
    {
        var frame = Table
            .OfMeasures(
                null,
                new Measure("a", 3L),
                new Measure("b", 0.1),
                new Measure("c", null),
                new Measure("d", 1.50m)
            )
            .ToDataFrame();

        Assert.Equal(["3", "0.1", null, "1.50"], frame["value"].Cast<string?>());
    }

    [Fact]
    public void ToDataFrame_OneNameTwice_NamesIt()
    {
        using Shop shop = Shop.InMemory();

        var error = Assert.Throws<InvalidOperationException>(() => shop.Query("select 1 as x, 2 as x").ToDataFrame());

        Assert.Contains("'x'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToDataFrame_ResultTooLongToKeep_IsRefused()
    {
        using Shop shop = Shop.InMemory();

        Assert.Throws<InvalidOperationException>(() =>
            shop.Query("from range($rows)", new { rows = Table.KeptRows + 1 }).ToDataFrame()
        );
    }

    private static string Quoted(string text) =>
        text.Contains(',', StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    private static Everything Draw(Random random) =>
        new(
            Or(random, () => random.Next(2) == 0),
            Or(random, () => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1)),
            Or(random, () => (short)random.Next(short.MinValue, short.MaxValue + 1)),
            Or(random, () => random.Next(int.MinValue, int.MaxValue)),
            Or(random, () => random.NextInt64(long.MinValue, long.MaxValue)),
            Or(random, () => (byte)random.Next(256)),
            Or(random, () => (ushort)random.Next(65536)),
            Or(random, () => (uint)random.NextInt64(uint.MaxValue + 1L)),
            Or(random, () => (ulong)random.NextInt64() * 2),
            Or(random, () => random.NextSingle() * 1e20f),
            Or(random, () => random.Next(10) == 0 ? double.NaN : random.NextDouble() * 1e300),
            Or(random, () => new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(29))),
            Or(random, () => (char)random.Next('a', 'z')),
            Or(random, () => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks))),
            random.Next(4) == 0 ? null
                : random.Next(4) == 0 ? ""
                : $"é,\"\n{random.Next()}"
        );

    private static T? Or<T>(Random random, Func<T> value)
        where T : struct => random.Next(4) == 0 ? null : value();
}
