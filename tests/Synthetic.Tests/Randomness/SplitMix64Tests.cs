using EcommerceNotebooks.Synthetic.Randomness;

namespace Tests.Synthetic.Randomness;

public class SplitMix64Tests
{
    // The first outputs of the authors' splitmix64.c for the seed 1234567.
    [Fact]
    public void Next_Seed1234567_MatchesTheReferenceProgram()
    {
        var random = new SplitMix64(1234567);

        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
        Assert.Equal(4593380528125082431UL, random.Next());
        Assert.Equal(16408922859458223821UL, random.Next());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(7.0)]
    [InlineData(80.0)]
    public void NextPoisson_ManyDraws_HasItsMeanAndVariance(double mean)
    {
        var random = new SplitMix64(3);
        var draws = Enumerable.Range(0, 20_000).Select(_ => (double)random.NextPoisson(mean)).ToArray();

        Assert.Equal(mean, draws.Average(), 5.0 * Math.Sqrt(mean / draws.Length));
        Assert.Equal(1.0, Variance(draws) / mean, 0.06);
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndVarianceOne()
    {
        var random = new SplitMix64(4);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextNormal()).ToArray();

        Assert.Equal(0.0, draws.Average(), 0.035);
        Assert.Equal(1.0, Variance(draws), 0.05);
    }

    [Fact]
    public void NextBelow_ManyDraws_CoversTheRangeEvenly()
    {
        var random = new SplitMix64(5);
        var counts = new int[7];
        for (var i = 0; i < 14_000; i++)
        {
            counts[random.NextBelow(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 1_780, 2_220));
    }

    [Fact]
    public void NextRun_ManyDraws_HasTheGeometricMeanAndTheLimit()
    {
        var random = new SplitMix64(6);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextRun(0.5, 4)).ToArray();

        Assert.Equal(1.0 - Math.Pow(0.5, 4), draws.Average(), 0.04);
        Assert.Equal(4, draws.Max());
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
