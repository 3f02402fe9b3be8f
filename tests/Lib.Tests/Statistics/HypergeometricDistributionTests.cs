using System.Numerics;
using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public sealed class HypergeometricDistributionTests
{
    [Theory]
    [InlineData(30, 1_000_000, 2_000, 1_500, 2.82606004793264162e-20)]
    [InlineData(5, 100_000, 40, 50, 1.651339446917504692e-11)]
    [InlineData(7, 25, 7, 7, 2.080299563137091741e-6)]
    [InlineData(400, 20_000, 1_000, 3_000, 1.531775887243793528e-87)]
    [InlineData(150, 20_000, 1_000, 3_000, 0.5143161525575934998)]
    public void Upper_LongTails_MatchesFortyDigits(
        long count,
        long population,
        long marked,
        long drawn,
        double expected
    ) => Near.Relative(expected, HypergeometricDistribution.Upper(count, population, marked, drawn), 1e-11);

    [Fact]
    public void Upper_AllSmallPopulations_IsTheShareOfDraws()
    {
        for (var population = 0; population <= 14; population++)
        {
            for (var marked = 0; marked <= population; marked++)
            {
                for (var drawn = 0; drawn <= population; drawn++)
                {
                    for (var count = -1; count <= population + 1; count++)
                    {
                        Assert.Equal(
                            Exact(count, population, marked, drawn),
                            HypergeometricDistribution.Upper(count, population, marked, drawn),
                            1e-13
                        );
                    }
                }
            }
        }
    }

    [Fact]
    public void Upper_RandomPopulations_IsTheShareOfDraws()
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var population = random.Next(20, 600);
            var (marked, drawn) = (random.Next(1, population), random.Next(1, population));
            var count = random.Next(0, Math.Min(marked, drawn) + 1);
            var expected = Exact(count, population, marked, drawn);
            Near.Relative(expected, HypergeometricDistribution.Upper(count, population, marked, drawn), 1e-10);
        }
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(10, 11, 5)]
    [InlineData(10, 5, 11)]
    [InlineData(10, -1, 5)]
    [InlineData(10, 5, -1)]
    public void Upper_PartsThatAreNone_AreRefused(long population, long marked, long drawn) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            HypergeometricDistribution.Upper(1, population, marked, drawn)
        );

    private static double Exact(int count, int population, int marked, int drawn)
    {
        var part = BigInteger.Zero;
        for (var i = Math.Max(0, count); i <= Math.Min(marked, drawn); i++)
        {
            part += Choose(marked, i) * Choose(population - marked, drawn - i);
        }

        return (double)(part * BigInteger.Pow(10, 200) / Choose(population, drawn)) / 1e200;
    }

    private static BigInteger Choose(int of, int chosen)
    {
        if (chosen < 0 || chosen > of)
        {
            return 0;
        }

        var ways = BigInteger.One;
        for (var i = 1; i <= chosen; i++)
        {
            ways = ways * (of - chosen + i) / i;
        }

        return ways;
    }
}
