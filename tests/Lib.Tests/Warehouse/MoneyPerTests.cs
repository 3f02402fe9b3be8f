using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class MoneyPerTests
{
    [Fact]
    public void MoneyPer_AmountsAndCounts_RoundsAsDecimalsDo()
    {
        using var shop = Shop.InMemory();
        WarehouseLoad.TableMacros.Execute(shop.OnConnection);

        var rows = shop.Connection.Query<(decimal Amount, long Parts, decimal Result)>(
            """
            select amount, parts, cast(money_per(amount, parts) as decimal(18, 2))
            from (select cast(i as decimal(18, 2)) * cast(0.01 as decimal(2, 2)) as amount from range(-300, 300) as amounts (i)), range(1, 9) as counts (parts)
            """
        );

        Assert.All(
            rows,
            row => Assert.Equal(Math.Round(row.Amount / row.Parts, 2, MidpointRounding.AwayFromZero), row.Result)
        );
    }

    [Theory]
    [InlineData("cast(99999999999999.99 as decimal(18, 2)), 1", "99999999999999.99")]
    [InlineData("cast(1 as decimal(18, 2)), 0", null)]
    [InlineData("cast(null as decimal(18, 2)), 2", null)]
    public void MoneyPer_Edges_AreExactOrNull(string arguments, string? expected)
    {
        using var shop = Shop.InMemory();
        WarehouseLoad.TableMacros.Execute(shop.OnConnection);

        Assert.Equal(expected, shop.Connection.QuerySingle<string?>($"select cast(money_per({arguments}) as varchar)"));
    }
}
