using System.Data;
using System.Numerics;
using EcommerceNotebooks.Display;

namespace Tests.Display;

public class TableTests
{
    private sealed record Brand(string? BrandName, long TotalEvents, decimal? Revenue, double Share, int UserId);

    private static readonly Brand[] Brands =
    [
        new("apple", 4_116_456, 111_199_495.70m, 0.48361, 519267944),
        new(null, 12, null, 0.0002, 1),
        new("", 0, 0.00m, 0, 2),
    ];

    [Fact]
    public void Of_Records_GivesSnakeCaseColumnsInDeclarationOrderWithDuckDbTypes()
    {
        Table table = Table.Of(Brands);

        Assert.Equal(
            ["brand_name VARCHAR", "total_events BIGINT", "revenue DECIMAL", "share DOUBLE", "user_id INTEGER"],
            table.Columns.Select(column => $"{column.Name} {column.TypeName}")
        );
    }

    [Fact]
    public void Of_DerivedRecord_PutsBaseColumnsFirst()
    {
        Table table = Table.Of([new Derived(1, 2)]);

        Assert.Equal(["first", "second"], table.Columns.Select(column => column.Name));
    }

    private record Base(int First);

    private sealed record Derived(int First, int Second) : Base(First);

    [Fact]
    public void Of_SingleValues_GivesOneColumnNamedValue()
    {
        Table table = Table.Of([3, 4]);

        Assert.Equal([3, 4], table.Column<int>("value"));
    }

    [Fact]
    public void ToString_MixedColumns_IsFixedWidthText()
    {
        string text = Table.Of(Brands, "Top brands").WithFormat(ColumnFormat.Percent(), "share").ToString();

        string[] expected =
        [
            "Top brands",
            "Brand name  Total events         Revenue    Share    User ID",
            "----------  ------------  --------------  -------  ---------",
            "apple          4,116,456  111,199,495.70  48.36 %  519267944",
            "NULL                  12            NULL   0.02 %          1",
            "                       0            0.00   0.00 %          2",
            "3 rows x 5 columns",
        ];
        Assert.Equal(string.Join('\n', expected), text);
    }

    [Fact]
    public void ToString_NoRows_ShowsHeadAndSize()
    {
        string text = Table.Of(Array.Empty<int>()).ToString();

        Assert.Equal("Value\n-----\n0 rows x 1 column", text);
    }

    [Fact]
    public void ToString_TextThatSpellsNull_IsQuoted()
    {
        string text = Table.Of(new[] { "NULL", null }).ToString();

        Assert.Equal("Value\n------\n'NULL'\nNULL\n2 rows x 1 column", text);
    }

    [Fact]
    public void ToString_LineBreakInText_StaysOnOneLine()
    {
        string text = Table.Of(["a\nb"]).ToString();

        Assert.Contains("a\\nb", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n').Length);
    }

    [Fact]
    public void ToString_MoreRowsThanShown_CountsTheRest()
    {
        string text = Table.Of(Enumerable.Range(1, 1_300)).WithHeadRows(2).ToString();

        Assert.Equal("Value\n-----\n    1\n    2\n... 1,298 more; 1,300 rows x 1 column", text);
    }

    [Theory]
    [InlineData(0.0618, "0.0618")]
    [InlineData(0.00000123, "1.23e-06")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(1234.5678, "1,234.57")]
    [InlineData(12345678.9, "12,345,679")]
    [InlineData(1e300, "1e+300")]
    [InlineData(0.0, "0")]
    [InlineData(66.0, "66")]
    [InlineData(12345678.0, "12,345,678")]
    public void ToString_Double_HasSensibleDigits(double value, string expected)
    {
        Assert.Equal(expected, Table.Of([value]).ToString().Split('\n')[2].Trim());
    }

    [Fact]
    public void ToString_OtherTypes_AreInvariant()
    {
        var row = new
        {
            Big = BigInteger.Parse("170141183460469231731687303715884105727", null),
            Time = new DateTime(2019, 10, 1, 2, 3, 4),
            Day = new DateOnly(2019, 10, 31),
            Flag = true,
            Bytes = new byte[] { 1, 171 },
            List = new[] { 1.5, 2 },
            Key = Guid.Parse("72d76fde-8bb3-4e00-8c23-a032dfed738c"),
        };

        string[] cells = Table
            .Of([row])
            .ToString()
            .Split('\n')[2]
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(
            [
                "170,141,183,460,469,231,731,687,303,715,884,105,727",
                "2019-10-01 02:03:04",
                "2019-10-31",
                "true",
                "0x01ab",
                "[1.5, 2]",
                "72d76fde-8bb3-4e00-8c23-a032dfed738c",
            ],
            cells
        );
    }

    [Fact]
    public void ToString_UnitFormat_FollowsTheNumberAndNotNull()
    {
        var table = Table.Of(new double?[] { 63.27, null }).WithFormat(ColumnFormat.Fixed(1).WithUnit("s"), "value");

        Assert.Equal(["63.3 s", "NULL"], table.ToString().Split('\n')[2..4].Select(line => line.Trim()));
    }

    [Fact]
    public void Indexers_KnownColumn_GiveValues()
    {
        Table table = Table.Of(Brands);

        Assert.Equal([111_199_495.70m, null, 0.00m], table["revenue"]);
        Assert.Null(table[1, "brand_name"]);
        Assert.Equal(12L, table.Rows[1][1]);
        Assert.Equal(12, table.Rows[1].Get<int>("TOTAL_EVENTS"));
        Assert.Equal([111_199_495.70m, null, 0.00m], table.Column<decimal?>("revenue"));
    }

    [Fact]
    public void Indexers_UnknownColumn_NamesTheColumnsThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => Table.Of(Brands)["price"]);

        Assert.Contains("brand_name, total_events, revenue, share, user_id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_NullAsValueType_Refuses()
    {
        Assert.Throws<InvalidCastException>(() => Table.Of(Brands).Rows[1].Get<decimal>("revenue"));
    }

    [Fact]
    public void Get_NumberBeyondRange_Refuses()
    {
        Assert.Throws<InvalidCastException>(() => Table.Of([long.MaxValue]).Column<int>("value"));
    }

    [Fact]
    public void WithTitle_Null_ShowsNoTitle()
    {
        Table table = Table.Of([1], "Old");

        Assert.StartsWith("New\n", table.WithTitle("New").ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Value\n", table.WithTitle(null).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void From_Reader_KeepsNamesValuesAndNull()
    {
        using var data = new DataTable();
        data.Columns.Add("price", typeof(decimal));
        data.Columns.Add("brand", typeof(string));
        data.Rows.Add(1.50m, DBNull.Value);
        using IDataReader reader = data.CreateDataReader();

        Table table = Table.From((DataTableReader)reader, "Prices");

        Assert.Equal("Prices", table.Title);
        Assert.Equal(1.50m, table[0, "price"]);
        Assert.Null(table[0, "brand"]);
    }

    [Fact]
    public void Column_ResultTooLongToKeep_IsCountedButRefused()
    {
        Table table = Table.Of(Enumerable.Range(0, Table.KeptRows + 5));

        Assert.Equal(Table.KeptRows + 5, table.RowCount);
        Assert.Equal(Table.KeptRows, table.Rows.Length);
        Assert.Throws<InvalidOperationException>(() => table["value"]);
    }
}
