using System.Data;
using System.Numerics;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbParameterTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();

    public enum EventType
    {
        View,
        Purchase,
    }

    /// <summary>A value, the SQL type it is bound as, and what reading it back gives when that differs.</summary>
    public static TheoryData<object, string, object?> Values =>
        new()
        {
            { true, "BOOLEAN", null },
            { (sbyte)-1, "TINYINT", null },
            { (byte)255, "UTINYINT", null },
            { (short)-1, "SMALLINT", null },
            { ushort.MaxValue, "USMALLINT", null },
            { int.MinValue, "INTEGER", null },
            { uint.MaxValue, "UINTEGER", null },
            { 2053013555631882655L, "BIGINT", null },
            { ulong.MaxValue, "UBIGINT", null },
            { Int128.MinValue, "HUGEINT", (BigInteger)Int128.MinValue },
            { UInt128.MaxValue, "UHUGEINT", (BigInteger)UInt128.MaxValue },
            { BigInteger.Pow(-3, 50), "HUGEINT", null },
            { BigInteger.Pow(-3, 151), "BIGNUM", null },
            { BigInteger.Pow(3, 150), "BIGNUM", null },
            { 0.1f, "FLOAT", null },
            { double.Epsilon, "DOUBLE", null },
            { double.NegativeInfinity, "DOUBLE", null },
            { 79228162514264337593543950335m, "DECIMAL(29,0)", null },
            { -0.0000000000000000000000000001m, "DECIMAL(28,28)", null },
            { 1.10m, "DECIMAL(3,2)", null },
            { 0m, "DECIMAL(1,0)", null },
            { "", "VARCHAR", null },
            { "a\0é🦆 'quoted' \"text\" longer than twelve bytes", "VARCHAR", null },
            { 'é', "VARCHAR", "é" },
            { new byte[] { 0, 255, 1 }, "BLOB", null },
            { Array.Empty<byte>(), "BLOB", null },
            { Guid.Parse("72d76fde-8bb3-4e00-8c23-a032dfed738c"), "UUID", null },
            { new DateTime(2019, 11, 5, 8, 1, 2, 345).AddTicks(60), "TIMESTAMP", null },
            { DateTime.MinValue, "TIMESTAMP", null },
            {
                new DateTimeOffset(2019, 11, 5, 8, 0, 0, TimeSpan.FromHours(3)),
                "TIMESTAMP WITH TIME ZONE",
                new DateTime(2019, 11, 5, 5, 0, 0, DateTimeKind.Utc)
            },
            { DateOnly.MaxValue, "DATE", null },
            { DateOnly.MinValue, "DATE", null },
            { new TimeOnly(23, 59, 59, 999, 999), "TIME", null },
            { TimeSpan.FromHours(-25.5), "INTERVAL", new DuckDbInterval(0, -1, -5_400_000_000) },
            { new DuckDbInterval(14, -3, 1), "INTERVAL", null },
            { new DuckDbTimeTz(new TimeSpan(12, 30, 0), TimeSpan.FromHours(-3)), "TIME WITH TIME ZONE", null },
            { EventType.Purchase, "VARCHAR", "Purchase" },
            { new DuckDbDecimal(Int128.MaxValue / 2, 10), "DECIMAL(38,10)", typeof(OverflowException) },
        };

    public static TheoryData<object, string, object> Lists =>
        new()
        {
            { new[] { 1, 2 }, "INTEGER[]", new int?[] { 1, 2 } },
            {
                new List<long?> { 1, null },
                "BIGINT[]",
                new long?[] { 1, null }
            },
            { Array.Empty<string>(), "VARCHAR[]", Array.Empty<string>() },
            { new[] { "a", null }, "VARCHAR[]", new[] { "a", null } },
            { new[] { 1.5m, 2.25m }, "DECIMAL(38,2)[]", new decimal?[] { 1.5m, 2.25m } },
            { new[] { new[] { 1 }, [] }, "INTEGER[][]", new int?[]?[] { [1], [] } },
            { new object?[] { null, 2 }, "INTEGER[]", new int?[] { null, 2 } },
            {
                new HashSet<Guid> { Guid.Empty },
                "UUID[]",
                new Guid?[] { Guid.Empty }
            },
        };

    public void Dispose() => connection.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    [MemberData(nameof(Lists))]
    public void Value_BoundAndReadBack_IsTheSame(object value, string sqlType, object? readBack)
    {
        using var command = connection.CreateCommand("select $v, typeof($v)");
        command.Parameters.Add("v", value);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal(sqlType, reader.GetString(1));
        if (readBack is Type refusal)
        {
            Assert.Throws(refusal, () => reader.GetValue(0));
        }
        else
        {
            Assert.Equal(readBack ?? value, reader.GetValue(0));
        }
    }

    [Fact]
    public void Value_NullOrDBNull_IsNull()
    {
        Assert.Equal(DBNull.Value, Scalar("select $v", null));
        Assert.Equal(DBNull.Value, Scalar("select $v", DBNull.Value));
    }

    [Fact]
    public void Value_FinerThanMicroseconds_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Scalar("select $v", new DateTime(1)));

        Assert.Contains("microseconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_UnknownType_IsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => Scalar("select $v", new Version(1, 2)));

        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DbType_DateOfDateTime_SendsADate()
    {
        using var command = connection.CreateCommand("select typeof($v)");
        command.Parameters.Add("v", new DateTime(2019, 11, 5, 8, 0, 0)).DbType = DbType.Date;

        Assert.Equal("DATE", command.ExecuteScalar());
    }

    [Fact]
    public void Execute_MissingParameter_NamesIt()
    {
        using var command = connection.CreateCommand("select $first, $second");
        command.Parameters.Add("first", 1);

        var error = Assert.Throws<ArgumentException>(command.ExecuteScalar);

        Assert.Contains("$second", error.Message, StringComparison.Ordinal);
        Assert.Contains("$first", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table t (a integer); select 1 -- $extra")]
    [InlineData("create table t (a integer); select '$extra'")]
    [InlineData("create table t (a integer); select $$ $extra $$")]
    public void Execute_SuperfluousParameter_NamesItBeforeAnythingRuns(string sql)
    {
        using var command = connection.CreateCommand(sql);
        command.Parameters.Add("extra", 1);

        var error = Assert.Throws<ArgumentException>(command.ExecuteScalar);

        Assert.Contains("$extra", error.Message, StringComparison.Ordinal);
        Assert.Throws<DuckDbException>(() => connection.CreateCommand("select * from t").ExecuteScalar());
    }

    [Fact]
    public void Execute_ParameterUsedInOneOfSeveralStatements_IsBoundThere()
    {
        using var command = connection.CreateCommand("create table t as select 1 as a; select $B || $a");
        command.Parameters.Add("a", "x");
        command.Parameters.Add("b", "y");

        Assert.Equal("yx", command.ExecuteScalar());
    }

    [Fact]
    public void Execute_NumberedParameters_AreTakenByNumber()
    {
        using var command = connection.CreateCommand("select $2 || $1 || $2");
        command.Parameters.AddRange(new[] { new DuckDbParameter("a"), new DuckDbParameter("b") });

        Assert.Equal("bab", command.ExecuteScalar());
    }

    [Fact]
    public void Execute_PreparedStatementInSql_KeepsItsOwnParameters() =>
        Assert.Equal(5, connection.CreateCommand("prepare plus as select $1 + 2; execute plus(3)").ExecuteScalar());

    private object? Scalar(string sql, object? value)
    {
        using var command = connection.CreateCommand(sql);
        command.Parameters.Add("v", value);
        return command.ExecuteScalar();
    }
}
