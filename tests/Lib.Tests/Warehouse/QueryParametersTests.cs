using System.Numerics;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class QueryParametersTests
{
    private static readonly DateTime Time = new DateTime(2019, 10, 1, 12, 34, 56).AddTicks(7_891_230);

    public static TheoryData<object, string> Values =>
        new()
        {
            { true, "true" },
            { (byte)255, "255" },
            { (sbyte)-128, "-128" },
            { short.MinValue, "-32768" },
            { ushort.MaxValue, "65535" },
            { int.MinValue, "-2147483648" },
            { uint.MaxValue, "4294967295" },
            { long.MinValue, "-9223372036854775808" },
            { ulong.MaxValue, "18446744073709551615" },
            { (Int128)long.MaxValue * 3, "27670116110564327421" },
            { (BigInteger)7, "7" },
            { 0.1, "0.1" },
            { 1.5f, "1.5" },
            { 12.50m, "12.50" },
            { -0.01m, "-0.01" },
            { "it's ünï", "it's ünï" },
            { 'x', "x" },
            { DayOfWeek.Monday, "Monday" },
            { Time, "2019-10-01 12:34:56.789123" },
            { new DateOnly(2019, 10, 1), "2019-10-01" },
            { new TimeOnly(12, 34, 56), "12:34:56" },
            { TimeSpan.FromMinutes(90), "01:30:00" },
            { new Guid("80000000-0000-0000-0000-000000000001"), "80000000-0000-0000-0000-000000000001" },
            { new[] { 1L, 2L }, "[1, 2]" },
            {
                new List<string> { "a", "b" },
                "[a, b]"
            },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Query_ValueOfEveryKind_ReachesTheEngine(object value, string expected)
    {
        using var shop = Shop.InMemory();

        Assert.Equal(expected, shop.Query("select $value::varchar as text", new { value })[0, "text"]);
    }

    [Fact]
    public void Query_ValueThatDuckDbDotNetDoesNotKnow_IsRefusedAndTheDatabaseLives()
    {
        using var shop = Shop.InMemory();
        object[] values =
        [
            new object(),
            new { a = 1 },
            new[] { DayOfWeek.Monday },
            new[] { 'x' },
            (Half)1,
            new Uri("http://a.b"),
        ];

        foreach (object value in values)
        {
            var error = Assert.Throws<ArgumentException>(() => shop.Query("select $value", new { value }));
            Assert.Contains("value", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, shop.Query("select 1 as one")[0, "one"]);
    }

    [Fact]
    public void Query_TextWithAZeroCharacter_IsRefusedInsteadOfCutOff()
    {
        using var shop = Shop.InMemory();

        var error = Assert.Throws<ArgumentException>(() => shop.Query("select $text", new { text = "app\0le" }));

        Assert.Contains("zero character", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Native_Values_AreWhatCommandsPass()
    {
        using var connection = Databases.Memory();
        using var decimals = QueryParameters.Native(decimal.MaxValue);
        using var small = QueryParameters.Native(-0.0000000000000000000000000001m);

        Assert.Equal("79228162514264337593543950335", DuckDB.NET.Native.NativeMethods.Value.DuckDBGetVarchar(decimals));
        Assert.Equal("-0.0000000000000000000000000001", DuckDB.NET.Native.NativeMethods.Value.DuckDBGetVarchar(small));
    }
}
