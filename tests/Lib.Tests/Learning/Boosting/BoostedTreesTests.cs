using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using Tests.Support;

namespace Tests.Learning.Boosting;

public sealed class BoostedTreesTests
{
    [RequiresTrainingTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(58)]
    [InlineData(36)]
    public void Train_Twice_SameText(int seed)
    {
        var (features, labels) = RandomRows.Draw(seed, 3_000);
        var options = new BoostingOptions { Trees = 20, Threads = 1 };
        string first = BoostedTrees.Train(features, labels, options).Text;
        for (int threads = 1; threads <= 3; threads++)
        {
            Assert.Equal(first, BoostedTrees.Train(features, labels, options with { Threads = threads }).Text);
        }
    }
}
