using EcommerceNotebooks.Synthetic.Population;

namespace Tests.Synthetic.Population;

public class UserPopulationTests
{
    private const double Scale = 0.01;
    private static readonly Shopper[] Shoppers = Draw(1);

    [Fact]
    public void Indexer_AllUsers_HaveDifferentIdsInThePublishedRange()
    {
        Assert.Equal(Shoppers.Length, Shoppers.Select(shopper => shopper.UserId).Distinct().Count());
        Assert.All(Shoppers, shopper => Assert.InRange(shopper.UserId, 512_000_000, 579_999_999));
    }

    [Theory]
    [InlineData(0, 3_022_290)]
    [InlineData(1, 3_696_117)]
    public void ComesIn_EachMonth_AsManyAsPublished(int month, double published) =>
        Assert.Equal(1.0, Shoppers.Count(shopper => shopper.ComesIn(month)) / (published * Scale), 0.02);

    [Fact]
    public void Stays_BothMonths_AsManyAsPublished() =>
        Assert.Equal(1.0, Shoppers.Count(shopper => shopper.Stays) / (1_401_758 * Scale), 0.02);

    [Fact]
    public void Traits_AllUsers_AverageToOne()
    {
        Assert.Equal(1.0, Shoppers.Average(shopper => shopper.Activity), 0.02);
        Assert.Equal(1.0, Shoppers.Average(shopper => shopper.Intent), 0.10);
    }

    [Fact]
    public void Indexer_RegisteringUsers_GetRisingIdsAsTheyArrive()
    {
        var arriving = Shoppers
            .Where(shopper => shopper.Arrival >= 0.0)
            .OrderBy(shopper => (shopper.Months.First, shopper.Arrival))
            .Select(shopper => shopper.UserId)
            .ToArray();

        Assert.NotEmpty(arriving);
        Assert.Equal(arriving.Order(), arriving);
    }

    [Fact]
    public void Indexer_OtherSeed_GivesOtherTraits() => Assert.NotEqual(Shoppers, Draw(2));

    private static Shopper[] Draw(ulong seed)
    {
        var population = new UserPopulation(Scale, seed);
        return [.. Enumerable.Range(0, population.Count).Select(index => population[index])];
    }
}
