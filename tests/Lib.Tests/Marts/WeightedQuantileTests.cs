using Dapper;
using EcommerceNotebooks;

namespace Tests.Marts;

/// <summary>The macros that read quantiles off running counts, against the engine's own quantiles of the single values.</summary>
public sealed class WeightedQuantileTests : IDisposable
{
    private const string BothSql = """
        with running as (
            select amount, cents, count(*) as n, sum(count(*)) over (order by cents rows between unbounded preceding and current row) as counted_to
            from single group by amount, cents)
        select
            (select quantile_cont(amount, {0}) from single) as money,
            (select weighted_money_quantile(amount, counted_to, (select count(*) from single), {0}) from running) as weighted_money,
            (select quantile_cont(cents, {0}) from single) as number,
            (select weighted_quantile(cents, counted_to, (select count(*) from single), {0}) from running) as weighted_number
        """;

    private static readonly string[] Shares = ["0", "0.05", "0.25", "0.5", "0.75", "0.95", "1"];

    private readonly Shop shop = Shop.InMemory();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 2)]
    [InlineData(20, 3)]
    [InlineData(21, 1_000_000)]
    [InlineData(101, 40)]
    [InlineData(1_000, 700)]
    [InlineData(997, 90_000)]
    public void WeightedQuantile_RandomValuesWithTies_EqualsQuantileContOfSingleValues(int count, int distinct)
    {
        var random = new Random(count);
        Fill(Enumerable.Range(0, count).Select(_ => (long)random.Next(-distinct / 3, distinct)));

        foreach (string share in Shares)
        {
            Quantiles both = Both(share);

            Assert.NotNull(both.Money);
            Assert.Equal(both.Money, both.WeightedMoney);
            Assert.Equal(both.Number!.Value, both.WeightedNumber!.Value, 1e-9);
        }
    }

    [Fact]
    public void WeightedQuantile_NoValues_IsNull()
    {
        Fill([]);

        Assert.Equal(new Quantiles(null, null, null, null), Both("0.5"));
    }

    /// <inheritdoc />
    public void Dispose() => shop.Dispose();

    private void Fill(IEnumerable<long> cents)
    {
        shop.Connection.Execute("create table single (cents bigint)");
        using (var appender = shop.Connection.CreateAppender("single"))
        {
            foreach (long value in cents)
            {
                appender.CreateRow().AppendValue(value).EndRow();
            }
        }

        shop.Connection.Execute(
            "alter table single add column amount decimal(18, 2); update single set amount = cents * 0.01"
        );
    }

    private Quantiles Both(string share) =>
        shop.Connection.QuerySingle<Quantiles>(BothSql.Replace("{0}", share, StringComparison.Ordinal));

    private sealed record Quantiles(decimal? Money, decimal? WeightedMoney, double? Number, double? WeightedNumber);
}
