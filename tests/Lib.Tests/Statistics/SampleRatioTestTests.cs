using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class SampleRatioTestTests
{
    public static TheoryData<long[], double[], double?, double> Vectors =>
        new()
        {
            { [821588, 815482], [0.5, 0.5], 22.77436884189436, 1.8217928726191858e-06 },
            { [33000, 33500, 34500], [1, 1, 1], 34.65346534653466, 2.986039927769108e-08 },
            { [4072, 2035], [0.8, 0.2], 677.44489929589, 2.402003111153235e-149 },
        };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_Counts_MatchesScipy(long[] counts, double[] weights, double? statistic, double pValue)
    {
        var result = SampleRatioTest.Of(counts, weights);

        Near.Relative(statistic!.Value, result.Statistic!.Value, 1e-12);
        Near.Relative(pValue, result.PValue!.Value, 1e-11);
        Assert.Equal(counts.Length - 1, result.DegreesOfFreedom);
    }

    [Fact]
    public void Of_5000And5200_MatchesScipy() =>
        Assert.Equal(0.04767, SampleRatioTest.Of([5000, 5200]).PValue!.Value, 5e-6);

    [Fact]
    public void Of_NothingToCompare_SaysWhy()
    {
        Assert.NotNull(SampleRatioTest.Of([]).Reason);
        Assert.NotNull(SampleRatioTest.Of([10]).Reason);
        Assert.NotNull(SampleRatioTest.Of([0, 0]).Reason);
        Assert.NotNull(SampleRatioTest.Of([10, 0], [1, 0]).Reason);
        Assert.NotNull(SampleRatioTest.Of([4, 5]).Reason);
        Assert.Null(SampleRatioTest.Of([5, 5]).Reason);
    }

    [Fact]
    public void Of_UnitsInAnArmOfWeightZero_IsImpossible() =>
        Assert.Equal(0, SampleRatioTest.Of([100, 100, 1], [1, 1, 0]).PValue);

    [Fact]
    public void Of_BadArguments_Refuses()
    {
        Assert.Throws<ArgumentException>(() => SampleRatioTest.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => SampleRatioTest.Of([-1, 2]));
        Assert.Throws<ArgumentException>(() => SampleRatioTest.Of([1, 2], [double.NaN, 1]));
    }
}
