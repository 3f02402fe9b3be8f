using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Statistics.Randomness;

public class Xoshiro256Tests
{
    [Fact]
    public void Next_StateOneToFour_MatchesBlackmanVignaReference()
    {
        var random = new Xoshiro256(1, 2, 3, 4);
        ulong[] expected =
        [
            11520,
            0,
            1509978240,
            1215971899390074240,
            1216172134540287360,
            607988272756665600,
            16172922978634559625,
            8476171486693032832,
            10595114339597558777,
            2904607092377533576,
        ];

        Assert.All(expected, value => Assert.Equal(value, random.Next()));
    }

    [Fact]
    public void Mix_SeedPlusGammas_MatchesSplitMix64Reference()
    {
        ulong[] expected =
        [
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        ];

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], Hash64.Mix(unchecked(1234567UL + ((ulong)(i + 1) * Hash64.GoldenGamma))));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(7.0)]
    [InlineData(80.0)]
    public void NextPoisson_ManyDraws_HasItsMeanAndVariance(double mean)
    {
        var random = new Xoshiro256(3);
        var draws = Enumerable.Range(0, 20_000).Select(_ => (double)random.NextPoisson(mean)).ToArray();

        Assert.Equal(mean, draws.Average(), 5.0 * Math.Sqrt(mean / draws.Length));
        Assert.Equal(1.0, Variance(draws) / mean, 0.06);
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndVarianceOne()
    {
        var random = new Xoshiro256(4);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextNormal()).ToArray();

        Assert.Equal(0.0, draws.Average(), 0.035);
        Assert.Equal(1.0, Variance(draws), 0.05);
    }

    [Fact]
    public void NextBelow_ManyDraws_CoversTheRangeEvenly()
    {
        var random = new Xoshiro256(5);
        var counts = new int[7];
        for (var i = 0; i < 14_000; i++)
        {
            counts[random.NextBelow(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 1_780, 2_220));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
