using EcommerceNotebooks.Synthetic.Population;

namespace Tests.Synthetic.Population;

public class UserPopulationTests
{
    private const double Scale = 0.01;
    private static readonly UserPopulation Population = new(Scale, 1);
    private static readonly Shopper[] Shoppers = [.. Indexes(1).Select(Population.At)];

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.03)]
    public void At_AllUsersOfSevenMonths_HaveDifferentIds(double scale)
    {
        var population = new UserPopulation(scale, 2);
        var ids = new HashSet<int>();
        for (var index = 0L; index < population.CountUntil(6); index++)
        {
            Assert.True(ids.Add(population.At(index).UserId));
        }

        Assert.InRange(ids.Min(), 512_000_000, 512_100_000);
    }

    [Theory]
    [InlineData(0, 30_223)]
    [InlineData(1, 36_961)]
    public void ComesIn_PublishedMonths_ExactlyTheScaledNumber(int month, int expected) =>
        Assert.Equal(expected, Indexes(month).Count(index => Population.ComesIn(index, month)));

    [Fact]
    public void ComesIn_OctoberAndNovember_ExactlyTheScaledNumber() =>
        Assert.Equal(14_018, Indexes(0).Count(index => Population.ComesIn(index, 1)));

    [Fact]
    public void ComesIn_December_AboutAsManyAsPublished() =>
        Assert.Equal(1.0, Indexes(2).Count(index => Population.ComesIn(index, 2)) / (4_577_232 * Scale), 0.02);

    [Fact]
    public void ComesIn_OctobersUsers_ReturnLessAndLess()
    {
        var october = Indexes(0).ToArray();
        var shares = Enumerable
            .Range(1, 6)
            .Select(month => october.Count(index => Population.ComesIn(index, month)) / (double)october.Length)
            .ToArray();

        Assert.Equal(shares.OrderDescending(), shares);
        Assert.Equal(0.4638 / Math.Sqrt(4.0), shares[3], 0.01);
    }

    [Fact]
    public void At_Traits_AverageToOne()
    {
        Assert.Equal(1.0, Shoppers.Average(shopper => shopper.Activity), 0.03);
        Assert.Equal(1.0, Shoppers.Average(shopper => shopper.Intent), 0.03);
    }

    [Fact]
    public void At_IntentAndActivity_AreRelated()
    {
        var intents = Shoppers.Select(shopper => Math.Log(shopper.Intent)).ToArray();
        var activities = Shoppers.Select(shopper => Math.Log(shopper.Activity)).ToArray();

        Assert.Equal(UserPopulation.IntentInActivity, Correlation(intents, activities), 0.03);
    }

    [Fact]
    public void At_NovembersNewcomers_GetRisingIdsAsTheyArrive()
    {
        var arriving = Shoppers.Where(shopper => shopper.RegistersIn(1)).OrderBy(shopper => shopper.Arrival).ToArray();

        Assert.NotEmpty(arriving);
        Assert.Equal(arriving.Select(shopper => shopper.UserId).Order(), arriving.Select(shopper => shopper.UserId));
    }

    [Fact]
    public void At_OtherSeed_GivesOtherTraits() =>
        Assert.NotEqual(Shoppers[0].Intent, new UserPopulation(Scale, 2).At(0).Intent);

    [Fact]
    public void AtQuantile_Median_IsBelowTheMeanAndTheTailFarAbove()
    {
        Assert.InRange(IntentCurve.AtQuantile(0.5), 0.65, 0.80);
        Assert.InRange(IntentCurve.AtQuantile(0.99), 4.0, 10.0);
    }

    private static double Correlation(double[] first, double[] second)
    {
        var (a, b) = (first.Average(), second.Average());
        var product = first.Zip(second, (x, y) => (x - a) * (y - b)).Sum();
        return product / Math.Sqrt(first.Sum(x => (x - a) * (x - a)) * second.Sum(y => (y - b) * (y - b)));
    }

    private static IEnumerable<long> Indexes(int month)
    {
        for (var index = 0L; index < Population.CountUntil(month); index++)
        {
            yield return index;
        }
    }
}
