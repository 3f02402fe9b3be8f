using EcommerceNotebooks.Synthetic.Randomness;

namespace Tests.Synthetic.Randomness;

public class CumulativeTableTests
{
    [Fact]
    public void Draw_EvenUnits_GivesEachIndexItsShare()
    {
        double[] weights = [3.0, 0.0, 1.0, 4.0, 0.0];
        var table = new CumulativeTable(weights);
        var counts = new int[weights.Length];
        for (var i = 0; i < 8_000; i++)
        {
            counts[table.Draw((i + 0.5) / 8_000)]++;
        }

        Assert.Equal([3_000, 0, 1_000, 4_000, 0], counts);
    }

    [Fact]
    public void Draw_EndsOfTheInterval_GivesIndexesWithWeight()
    {
        var table = new CumulativeTable([0.0, 1.0, 2.0, 0.0]);

        Assert.Equal(1, table.Draw(0.0));
        Assert.Equal(2, table.Draw(1.0 - 1e-15));
    }

    [Fact]
    public void DrawWithin_MiddleOfAShare_IsAHalf()
    {
        var (index, within) = new CumulativeTable([1.0, 2.0, 1.0]).DrawWithin(0.5);

        Assert.Equal(1, index);
        Assert.Equal(0.5, within, 1e-12);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { 1.0, -1.0, 3.0 })]
    [InlineData(new[] { double.NaN })]
    public void Constructor_UnfitWeights_Throws(double[] weights) =>
        Assert.Throws<ArgumentException>(() => new CumulativeTable(weights));
}
