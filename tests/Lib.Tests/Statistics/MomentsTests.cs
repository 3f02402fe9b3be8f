using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

public class MomentsTests
{
    [Fact]
    public void Add_SplitData_EqualsTheWholeTo1e12()
    {
        var random = new Random(2);
        for (var run = 0; run < 100; run++)
        {
            var count = 2 + random.Next(300);
            var offset = Math.Pow(10, random.Next(7));
            var first = Enumerable.Range(0, count).Select(_ => offset + (random.NextDouble() * 10)).ToArray();
            var second = first.Select(value => (value * 0.3) + random.NextDouble()).ToArray();
            var at = random.Next(count + 1);
            var whole = PairedMoments.Of(first, second);

            var sum = PairedMoments
                .Of(first.AsSpan(0, at), second.AsSpan(0, at))
                .Add(PairedMoments.Of(first.AsSpan(at), second.AsSpan(at)));

            Assert.Equal(whole.Count, sum.Count);
            Near.Relative(whole.First.Mean, sum.First.Mean, 1e-12);
            Near.Relative(whole.First.SquaredDeviations, sum.First.SquaredDeviations, offset > 1e4 ? 1e-9 : 1e-12);
            Near.Relative(whole.ProductDeviations, sum.ProductDeviations, offset > 1e4 ? 1e-9 : 1e-11);
        }
    }

    [Fact]
    public void Of_LargeMean_KeepsTheVariance()
    {
        // NumAcc4 of NIST's Statistical Reference Datasets: 1001 values around 10,000,000.2, mean and standard deviation certified.
        var values = new double[1001];
        for (var i = 0; i < 1001; i++)
        {
            values[i] =
                i == 0 ? 10_000_000.2
                : i % 2 == 1 ? 10_000_000.1
                : 10_000_000.3;
        }

        var moments = SampleMoments.Of(values);

        Near.Relative(10_000_000.2, moments.Mean, 1e-15);
        Near.Relative(0.1, Math.Sqrt(moments.Variance), 1e-8);
    }

    /// <summary>NumAcc3 of NIST's Statistical Reference Datasets: 1,000,000.2 and pairs 1,000,000.1, 1,000,000.3; standard deviation certified as 0.1.</summary>
    [Fact]
    public void Of_NumAcc3_MatchesNist()
    {
        var values = Enumerable
            .Range(0, 1001)
            .Select(i =>
                i == 0 ? 1_000_000.2
                : i % 2 == 1 ? 1_000_000.1
                : 1_000_000.3
            )
            .ToArray();

        var moments = SampleMoments.Of(values);

        Near.Relative(1_000_000.2, moments.Mean, 1e-15);
        Near.Relative(0.1, Math.Sqrt(moments.Variance), 1e-9);
    }

    [Fact]
    public void Ratio_SmallSample_MatchesTheDeltaMethodWrittenOut()
    {
        double[] revenue = [10, 0, 25, 4, 0, 12];
        double[] orders = [1, 0, 2, 1, 0, 3];
        var moments = PairedMoments.Of(revenue, orders);
        var ratio = revenue.Sum() / orders.Sum();
        // The delta method's variance is that of the linearised values (f - R s) / mean(s).
        var linear = revenue.Zip(orders, (f, s) => (f - (ratio * s)) / orders.Average()).ToArray();

        Near.Relative(ratio, moments.Ratio, 1e-14);
        Near.Relative(SampleMoments.Of(linear).Variance, moments.RatioVariance, 1e-12);
    }

    /// <summary>
    /// A ratio of sums is the mean of each unit's ratio weighted by its denominator, so that its standard error by the delta method is the robust one of that weighted regression:
    /// WLS(first / second, 1, weights=second).fit(cov_type="HC1") of statsmodels.
    /// </summary>
    [Fact]
    public void Ratio_DeltaMethod_MatchesRobustWeightedRegressionOfStatsmodels()
    {
        var control = PairedMoments.Of([10, 7, 25, 4, 9, 12], [1, 2, 2, 1, 1, 3]);
        var treatment = PairedMoments.Of([14, 3, 22, 8, 6, 15, 9.5], [2, 1, 3, 1, 1, 2, 1]);

        var result = RatioTest.Of(control, treatment);

        Near.Relative(6.7, control.Ratio, 1e-13);
        Near.Relative(19.051199999999998, control.RatioVariance, 1e-12);
        Near.Relative(1.7819090885900997, Math.Sqrt(control.RatioVariance / 6), 1e-12);
        Near.Relative(7.045454545454543, treatment.Ratio, 1e-12);
        Near.Relative(0.5004494485208091, Math.Sqrt(treatment.RatioVariance / 7), 1e-12);
        Near.Relative(1.850851061140464, result.StandardError!.Value, 1e-12);
        Near.Relative(5.789857620415087, result.DegreesOfFreedom!.Value, 1e-11);
        Near.Relative(0.8583053316155604, result.PValue!.Value, 1e-11);
    }

    [Fact]
    public void RatioTest_OneUnitPerDenominator_IsWelchs()
    {
        double[] a = [1, 2, 3, 7, 1];
        double[] b = [3, 5, 2, 6];
        double[] onesA = [1, 1, 1, 1, 1];
        double[] onesB = [1, 1, 1, 1];

        var ratio = RatioTest.Of(PairedMoments.Of(a, onesA), PairedMoments.Of(b, onesB));
        var welch = WelchTest.Of(a, b);

        Near.Relative(welch.Statistic!.Value, ratio.Statistic!.Value, 1e-12);
        Near.Relative(welch.PValue!.Value, ratio.PValue!.Value, 1e-12);
    }

    [Fact]
    public void RatioTest_DenominatorOfZero_SaysWhy()
    {
        var arm = PairedMoments.Of([1, 2], [0, 0]);

        Assert.Contains("denominator is 0", RatioTest.Of(arm, arm).Reason, StringComparison.Ordinal);
        Assert.Contains("denominator is 0", RatioTest.Relative(arm, arm).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoValues_IsEmpty()
    {
        Assert.Equal(SampleMoments.Empty, SampleMoments.Of([]));
        Assert.Equal(0, SampleMoments.Empty.Sum);
        Assert.Throws<ArgumentException>(() => PairedMoments.Of([1], []));
    }

    [Fact]
    public void FromSums_EqualValues_HaveNoVarianceInSpiteOfRounding()
    {
        foreach (var value in new[] { 0.1, 0.3, 1e9 / 7, -2.7 })
        {
            var values = Enumerable.Repeat(value, 100_003).ToArray();
            var moments = SampleMoments.FromSums(values.Length, values.Sum(), values.Sum(each => each * each));

            Assert.Equal(0, moments.SquaredDeviations);
            Assert.NotNull(WelchTest.Of(moments, moments.Scaled(2)).Reason);
        }
    }

    [Fact]
    public void RatioTest_RevenueProportionalToOrders_SaysWhy()
    {
        var a = PairedMoments.Of([0.1, 0.3, 0.7], [1, 3, 7]);
        var b = PairedMoments.Of([0.3, 0.9, 1.2], [1, 3, 4]);

        Assert.Equal(0, a.RatioVariance);
        Assert.NotNull(RatioTest.Of(a, b).Reason);
        Assert.Null(RatioTest.Of(a, b).PValue);
    }

    [Fact]
    public void Adjusted_MetricThatIsItsCovariate_HasNoVariance()
    {
        double[] values = [0.1, 0.7, 1.9, 2.3];

        Assert.Equal(0, PairedMoments.Of(values, [0.3, 2.1, 5.7, 6.9]).Adjusted(1.0 / 3, 3).SquaredDeviations);
    }
}
