using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;

namespace Tests.Display;

public class ShopQueryTests
{
    [Fact]
    public void Query_Parameters_AreBoundByName()
    {
        using Shop shop = Shop.InMemory();

        var table = shop.Query(
            "select $low + 1 as next, $name as name, $nothing as nothing",
            new
            {
                low = 41,
                name = "it's",
                nothing = (string?)null,
            },
            "Answer"
        );

        Assert.Equal(42, table.Rows[0].Get<int>("next"));
        Assert.Equal("it's", table[0, "name"]);
        Assert.Null(table[0, "nothing"]);
        Assert.Equal("Answer", table.Title);
    }

    [Fact]
    public void Query_Types_KeepDuckDbsNamesAndShowExactDecimals()
    {
        using Shop shop = Shop.InMemory();

        var table = shop.Query(
            "select 146663.25::decimal(18,2) as revenue, sum(range) as total, 'a'::enum ('a', 'b') as kind, date '2019-11-05' as day, null::double as rate from range(5)"
        );

        string[] expected =
        [
            "   Revenue  Total  Kind  Day         Rate",
            "----------  -----  ----  ----------  ----",
            "146,663.25     10  a     2019-11-05  NULL",
            "1 row x 5 columns",
        ];
        Assert.Equal(string.Join('\n', expected), table.ToString());
        Assert.Equal(
            ["DECIMAL(18,2)", "BIGINT", "ENUM", "DATE", "DOUBLE"],
            table.Columns.Select(column => column.TypeName)
        );
    }

    [Fact]
    public void Query_NestedTypes_AreWrittenOnOneLine()
    {
        using Shop shop = Shop.InMemory();

        var table = shop.Query(
            "select [1, null, 3] as list, {'a': 1.5::double, 'b': 'x'} as struct, interval 90 minutes as gap"
        );

        string[] cells = table
            .ToString()
            .Split('\n')[2]
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["[1, NULL, 3]", "{a: 1.5, b: x}", "01:30:00"], cells);
    }

    [Theory]
    [InlineData("interval 90 minutes", "01:30:00")]
    [InlineData("interval 1 day", "1 day")]
    [InlineData(
        "interval 14 months + interval 2 days - interval 1500 milliseconds",
        "14 months 2 days -00:00:01.500000"
    )]
    [InlineData("interval 0 days", "00:00:00")]
    [InlineData("interval 100 hours", "100:00:00")]
    public void Query_Interval_IsWrittenInItsParts(string sql, string expected)
    {
        using Shop shop = Shop.InMemory();

        Assert.Equal(expected, shop.Query($"select {sql} as gap").ToString().Split('\n')[2]);
    }

    [Fact]
    public void WithFormat_PercentOfHugeInteger_IsWritten()
    {
        using Shop shop = Shop.InMemory();

        var table = shop.Query("select sum(range) as total from range(3)").WithFormat(ColumnFormat.Percent(), "total");

        Assert.Contains("300.00 %", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Query_ListsAndBytesAndSums_KeepNullsAndDecimals()
    {
        using Shop shop = Shop.InMemory();

        var table = shop.Query(
            "select ['a', null] as texts, [[1, null], null] as nested, '\\xAA'::blob as bytes, sum(1.5::decimal(10, 2)) as total, map {'a': 1} as map from range(2)"
        );

        string[] cells = table
            .ToString()
            .Split('\n')[2]
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["[a, NULL]", "[[1, NULL], NULL]", "0xaa", "3.00", "{a: 1}"], cells);
        Assert.Equal(
            ["VARCHAR[]", "INTEGER[][]", "BLOB", "DECIMAL(38,2)", "MAP"],
            table.Columns.Select(each => each.TypeName)
        );
    }

    [Theory]
    [InlineData("union_value(k := 1)")]
    [InlineData("123456789012345678901234567890.12::decimal(38, 2)")]
    [InlineData("date 'infinity'")]
    [InlineData("{'a': [1, null]}")]
    public void Query_ValueWithoutADotNetType_SaysWhichColumnAndWhatToDo(string expression)
    {
        using Shop shop = Shop.InMemory();

        var error = Assert.ThrowsAny<Exception>(() => shop.Query($"select 1 as one, {expression} as odd"));

        Assert.Contains("odd", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "1",
            shop.Query($"select ({expression})::varchar as text").ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Query_BrokenSql_SaysWhatDuckDbSays()
    {
        using Shop shop = Shop.InMemory();

        var error = Assert.Throws<DuckDBException>(() => shop.Query("select * from nowhere"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_EmptySql_Refuses()
    {
        using Shop shop = Shop.InMemory();

        Assert.Throws<ArgumentException>(() => shop.Query(" "));
    }

    [Fact]
    public void OfMeasures_MixedNumbers_AreEachWrittenInTheirFormat()
    {
        Table table = Table.OfMeasures(
            "List",
            new Measure("users", 1234L),
            new Measure("rate", 0.0523, ColumnFormat.Percent()),
            new Measure("none", null)
        );

        string[] expected =
        [
            "List",
            "Measure   Value",
            "-------  ------",
            "users     1,234",
            "rate     5.23 %",
            "none       NULL",
            "3 rows x 2 columns",
        ];
        Assert.Equal(string.Join('\n', expected), table.ToString());
    }

    [Fact]
    public void Renamed_Column_IsFoundByItsNewName()
    {
        var table = Table.Of([1]).Renamed("value", "number");

        Assert.Equal([1], table.Column<int>("number"));
        Assert.Throws<ArgumentException>(() => table["value"]);
    }
}
