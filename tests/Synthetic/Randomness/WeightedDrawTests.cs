using EcommerceNotebooks.Synthetic.Randomness;

namespace Tests.Synthetic.Randomness;

public class WeightedDrawTests
{
    private const int GridSize = 40_000;

    [Fact]
    public void AliasTable_EvenGrid_GivesEachIndexItsShare()
    {
        double[] weights = [5.0, 0.0, 1.0, 3.0, 1.0];
        var table = new AliasTable(weights);

        var shares = Shares(table.Draw, weights.Length);

        Assert.Equal(0.0, shares[1]);
        for (var i = 0; i < weights.Length; i++)
        {
            Assert.Equal(weights[i] / 10.0, shares[i], 0.001);
        }
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { 1.0, -0.5 })]
    [InlineData(new[] { 1.0, double.NaN })]
    [InlineData(new[] { double.PositiveInfinity })]
    public void AliasTable_UnusableWeights_Throws(double[] weights) =>
        Assert.Throws<ArgumentException>(() => new AliasTable(weights));

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void ZipfMandelbrot_EvenGrid_FallsAsItsFormula(double skew)
    {
        const int Count = 50;
        var ranks = new ZipfMandelbrot(Count, skew);

        var shares = Shares(ranks.Draw, Count);

        Assert.Equal(Math.Pow(30.5 / 10.5, skew), shares[0] / shares[20], 0.08);
        Assert.All(shares, share => Assert.True(share > 0.0));
        Assert.Equal(Count - 1, ranks.Draw(1.0 - 1e-16));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(9_973)]
    [InlineData(10_000)]
    public void CoprimeStep_AnyRing_VisitsEveryPlaceOnce(int count)
    {
        long step = CoprimeStep.For(count);

        Assert.Equal(count, Enumerable.Range(0, count).Select(position => position * step % count).Distinct().Count());
    }

    private static double[] Shares(Func<double, int> draw, int count)
    {
        var shares = new double[count];
        for (var i = 0; i < GridSize; i++)
        {
            shares[draw((i + 0.5) / GridSize)] += 1.0 / GridSize;
        }

        return shares;
    }
}
