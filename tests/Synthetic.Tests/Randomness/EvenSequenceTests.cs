using EcommerceNotebooks.Synthetic.Randomness;

namespace Tests.Synthetic.Randomness;

public class EvenSequenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void At_ThousandMembersFromAnywhere_FillEveryHundredth(int dimension)
    {
        var sequence = new EvenSequence(dimension, 0x1234_5678_9ABC_DEF0);
        var counts = new int[100];
        for (var i = 5_000; i < 6_000; i++)
        {
            counts[(int)(sequence.At(i) * 100.0)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 6, 14));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(4_096)]
    [InlineData(30_030)]
    public void RingPermutation_EveryPosition_IsSentToADifferentPlace(int count)
    {
        var order = new RingPermutation(count);

        Assert.Equal(
            Enumerable.Range(0, count).Select(i => (long)i),
            Enumerable.Range(0, count).Select(i => order.At(i)).Order()
        );
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.8413447460685429, 1.0)]
    [InlineData(0.9999, 3.719016485455709)]
    [InlineData(0.0227501319481792, -2.0)]
    public void NormalScores_KnownQuantiles_AreWithinTheTablesStep(double unit, double score) =>
        Assert.Equal(score, NormalScores.Draw(unit), 0.001);
}
