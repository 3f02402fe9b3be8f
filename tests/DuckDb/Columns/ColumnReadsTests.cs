using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Columns;

namespace Tests.DuckDb.Columns;

public sealed class ColumnReadsTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void ReadColumn_LongerThanManySegments_KeepsTheOrder()
    {
        var values = connection.ReadColumn<long>("select range from range(1500000)");

        Assert.Equal(1_500_000, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != i)
            {
                Assert.Fail($"Row {i} is {values[i]}.");
            }
        }
    }

    [Theory]
    [InlineData("tinyint")]
    [InlineData("smallint")]
    [InlineData("integer")]
    [InlineData("bigint")]
    [InlineData("hugeint")]
    [InlineData("utinyint")]
    [InlineData("ubigint")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("decimal(4,1)")]
    [InlineData("decimal(9,2)")]
    [InlineData("decimal(18,4)")]
    [InlineData("decimal(38,10)")]
    public void ReadColumn_AnyNumberAsDouble_IsConverted(string type) =>
        Assert.Equal([0, 1, 2], connection.ReadColumn<double>($"select range::{type} from range(3)"));

    [Fact]
    public void ReadColumn_DecimalAsDouble_IsTheNearestDouble()
    {
        double[] expected = [0.1, -2574.07, 1287393158.00, 0.3, 123456789012345678.9012345];

        Assert.Equal(
            expected,
            connection.ReadColumn<double>(
                "select unnest([0.1, -2574.07, 1287393158.00, 0.3, 123456789012345678.9012345]::decimal(38,10)[])"
            )
        );
    }

    [Fact]
    public void ReadColumn_IntegerThatDoubleCannotHold_IsRefused()
    {
        Assert.Equal([9007199254740992d], connection.ReadColumn<double>("select 9007199254740992::bigint"));
        var error = Assert.Throws<OverflowException>(() =>
            connection.ReadColumn<double>("select 2053013555631882655::bigint")
        );
        Assert.Contains("2053013555631882655", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadColumn_IntegersOfOtherWidth_AreRangeChecked()
    {
        Assert.Equal([45L], connection.ReadColumn<long>("select sum(i) from range(10) t(i)"));
        Assert.Equal([1, 2], connection.ReadColumn<int>("select unnest([1, 2]::bigint[])"));
        Assert.Throws<OverflowException>(() => connection.ReadColumn<int>("select 3000000000"));
        Assert.Throws<OverflowException>(() => connection.ReadColumn<ulong>("select -1"));
        Assert.Throws<OverflowException>(() => connection.ReadColumn<float>("select 1e300::double"));
        Assert.Equal([float.PositiveInfinity], connection.ReadColumn<float>("select 'inf'::double"));
    }

    [Fact]
    public void ReadColumn_DecimalAsDecimal_IsExact() =>
        Assert.Equal(
            [146663.25m, -0.01m],
            connection.ReadColumn<decimal>("select unnest([146663.25, -0.01]::decimal(18,2)[])")
        );

    [Theory]
    [InlineData("'x'")]
    [InlineData("date '2020-01-01'")]
    [InlineData("[1.0::double]")]
    [InlineData("uuid()")]
    public void ReadColumn_NoNumber_IsRefusedByName(string expression) =>
        Assert.Throws<InvalidCastException>(() => connection.ReadColumn<double>($"select {expression}"));

    [Theory]
    [InlineData("double")]
    [InlineData("integer")]
    [InlineData("decimal(10,2)")]
    public void ReadColumn_Nulls_AreRefusedOrReplacedAsAsked(string type)
    {
        var sql = $"select case when range <> 1 then range end::{type} as price from range(3)";

        var error = Assert.Throws<InvalidOperationException>(() => connection.ReadColumn<double>(sql));

        Assert.Contains("'price'", error.Message, StringComparison.Ordinal);
        Assert.Contains("nullAs", error.Message, StringComparison.Ordinal);
        Assert.Equal([0, double.NaN, 2], connection.ReadColumn<double>(sql, double.NaN));
    }

    [Fact]
    public void ReadColumn_TwoColumns_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => connection.ReadColumn<int>("select 1 as a, 2 as b"));

        Assert.Contains("a, b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadColumn_Parameters_AreBound()
    {
        using var command = connection.CreateCommand("select range::integer from range($n)");
        command.Parameters.Add("n", 3);

        Assert.Equal([0, 1, 2], command.ReadColumn<int>());
    }

    [Fact]
    public void ReadText_VarcharAndEnum_GiveStrings()
    {
        Assert.Equal(new[] { "a", null, "é" }, connection.CreateCommand("select unnest(['a', null, 'é'])").ReadText());
        Assert.Equal(new[] { "b" }, connection.CreateCommand("select 'b'::enum('a', 'b')").ReadText());
        Assert.Throws<InvalidCastException>(() => connection.CreateCommand("select 1").ReadText());
    }

    [Theory]
    [InlineData(MatrixLayout.RowMajor)]
    [InlineData(MatrixLayout.ColumnMajor)]
    public void ReadMatrix_MixedTypes_PlacesEveryValue(MatrixLayout layout)
    {
        using var command = connection.CreateCommand(
            "select i::integer as a, i * 0.25 as b, i % 2 = 0 as c, case when i > 0 then i end as d from range(5000) t(i)"
        );

        var matrix = command.ReadMatrix<float>(layout, float.NaN);

        Assert.Equal((5000, 4), (matrix.RowCount, matrix.ColumnCount));
        Assert.Equal(["a", "b", "c", "d"], matrix.ColumnNames);
        for (var row = 0; row < 5000; row++)
        {
            Assert.Equal(
                (row, row * 0.25f, row % 2 == 0 ? 1f : 0f, row == 0 ? float.NaN : row),
                (matrix[row, 0], matrix[row, 1], matrix[row, 2], matrix[row, 3])
            );
        }
    }

    [Fact]
    public void ReadMatrix_Parts_LieTogetherInTheirLayoutOnly()
    {
        using var command = connection.CreateCommand("select i::double as a, -i::double as b from range(3) t(i)");
        var rows = command.ReadMatrix<double>();
        var columns = command.ReadMatrix<double>(MatrixLayout.ColumnMajor);

        Assert.Equal([2, -2], rows.Row(2).ToArray());
        Assert.Equal([0, -1, -2], columns.Column(1).ToArray());
        Assert.Throws<InvalidOperationException>(() => rows.Column(0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => rows[3, 0]);
    }

    [Fact]
    public void ReadMatrix_NoRows_IsEmpty()
    {
        var matrix = connection.CreateCommand("select 1.0 as a, 2 as b where false").ReadMatrix<double>();

        Assert.Equal((0, 2, 0), (matrix.RowCount, matrix.ColumnCount, matrix.Values.Length));
    }
}
