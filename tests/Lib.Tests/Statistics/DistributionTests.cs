using EcommerceNotebooks.Statistics;

namespace Tests.Statistics;

/// <summary>Distributions against values computed with 60 digits, above all where tails are long and parameters large.</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(2, 1, 0.14758361765043327)]
    [InlineData(1e200, 1, 3.1830988618379067e-201)]
    [InlineData(1e30, 3, 1.1026577908435841e-90)]
    [InlineData(63, 0.5, 0.040403761600094095)]
    [InlineData(12.5, 7.25, 1.8122860508844186e-6)]
    [InlineData(0.3, 30, 0.3831230526421764)]
    [InlineData(37, 1e6, 9.14986543090113153e-300)]
    [InlineData(38, 1e4, 1.44830053488569019e-295)]
    [InlineData(5, 1e12, 2.866515719275123e-7)]
    [InlineData(1.96, 1e9, 0.024997895286864795)]
    [InlineData(37, 1e12, 5.7255739091035071e-300)]
    [InlineData(0.5, 1e12, 0.30853753872604191)]
    public void StudentUpper_LongTailsAndManyDegrees_MatchesSixtyDigits(double t, double freedom, double expected)
    {
        Near.Relative(expected, StudentDistribution.Upper(t, freedom), 1e-12);
        Near.Relative(expected, StudentDistribution.Lower(-t, freedom), 1e-12);
        Near.Relative(t, StudentDistribution.UpperQuantile(expected, freedom), 1e-11);
    }

    [Theory]
    [InlineData(121, 881, 0.02, 4.2907422443447436e-55)]
    [InlineData(101, 901, 0.1, 0.47760259779094341)]
    [InlineData(1e6, 2e6, 0.333, 0.11032283951663701)]
    [InlineData(0.5, 0.5, 1e-10, 6.3661977237819167e-6)]
    [InlineData(3, 1e9, 1e-10, 0.0001546530707397113)]
    [InlineData(0.1, 200, 1e-30, 0.0017851081970697156)]
    public void BetaLower_SmallAndLargeParameters_MatchesSixtyDigits(
        double alpha,
        double beta,
        double x,
        double expected
    )
    {
        var distribution = new BetaDistribution(alpha, beta);

        Near.Relative(expected, distribution.Lower(x), 1e-12);
        Near.Relative(x, distribution.Quantile(expected), 1e-11);
        Assert.Equal(1 - expected, distribution.Upper(x), 1e-14);
    }

    /// <summary>The share itself, rounded to a double, moves these tails by about 1e-11, 1e-10 and 1e-8.</summary>
    [Theory]
    [InlineData(1e6, 2e6, 0.325, 6.2221464160115783e-208, 1e-11)]
    [InlineData(1e10, 2e10, 0.33333, 0.11033555273606438, 1e-9)]
    [InlineData(5e11, 5e11, 0.49999, 2.7536240084790529e-89, 1e-7)]
    public void BetaLower_ParametersOfMillions_MatchesAsFarAsTheArgumentIsKnown(
        double alpha,
        double beta,
        double x,
        double expected,
        double tolerance
    ) => Near.Relative(expected, new BetaDistribution(alpha, beta).Lower(x), tolerance);

    [Theory]
    [InlineData(1, 677.444899296, 2.4020031110209285e-149)]
    [InlineData(1, 1372, 2.5523043092359738e-300)]
    [InlineData(2e4, 21000, 4.2758724550596473e-7)]
    [InlineData(5, 0.002, 0.9999999904914654)]
    [InlineData(100, 60, 0.99948110853745197)]
    public void ChiSquareUpper_LongTails_MatchesSixtyDigits(double freedom, double x, double expected) =>
        Near.Relative(expected, ChiSquareDistribution.Upper(x, freedom), 1e-9);

    [Theory]
    [InlineData(1.979, 126, 2.82842712474619, 0.80145045486961968)]
    [InlineData(12, 4, 1, 0.00088742164702688977)]
    [InlineData(40, 10, 0, 1.1404288715428773e-12)]
    [InlineData(2, 1e4, 5, 0.99864899368033317)]
    public void NoncentralStudentUpper_Values_MatchesSixtyDigits(
        double t,
        double freedom,
        double noncentrality,
        double expected
    )
    {
        Near.Relative(expected, NoncentralStudentDistribution.Upper(t, freedom, noncentrality), 1e-11);
        Assert.Equal(1 - expected, NoncentralStudentDistribution.Lower(t, freedom, noncentrality), 1e-12);
    }

    [Fact]
    public void NoncentralStudentUpper_NoEffect_IsStudents() =>
        Near.Relative(StudentDistribution.Upper(5, 3), NoncentralStudentDistribution.Upper(5, 3, 0), 1e-12);

    [Theory]
    [InlineData(-37, 5.7255712225245768e-300)]
    [InlineData(-5, 2.8665157187919391e-7)]
    public void NormalLower_Tails_MatchesSixtyDigits(double z, double expected)
    {
        Near.Relative(expected, NormalDistribution.Lower(z), 1e-12);
        Near.Relative(expected, NormalDistribution.Upper(-z), 1e-12);
        Near.Relative(z, NormalDistribution.Quantile(expected), 1e-13);
    }

    [Theory]
    [InlineData(1e-300, -37.0470962993611992)]
    [InlineData(1e-100, -21.2734535609653243)]
    [InlineData(1e-20, -9.26234008979840757)]
    public void NormalQuantile_SmallProbabilities_MatchesSixtyDigits(double probability, double expected) =>
        Near.Relative(expected, NormalDistribution.Quantile(probability), 1e-14);

    [Fact]
    public void NormalLogLower_BelowTheSmallestDouble_IsFinite() =>
        Near.Relative(-804.60844201375379, NormalDistribution.LogLower(-40), 1e-13);

    [Theory]
    [InlineData(6, 1.5635697959709664e-10)]
    [InlineData(30, 1.6319567340914012e-199)]
    public void NormalLoss_FarOut_MatchesSixtyDigits(double z, double expected) =>
        Near.Relative(expected, NormalDistribution.Loss(z), 1e-8);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Quantiles_NoProbability_Refuse(double probability)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.UpperQuantile(probability, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaDistribution(1, 1).Quantile(probability));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Distributions_ParametersOutOfRange_Refuse(double parameter)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.Upper(1, parameter));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquareDistribution.Upper(1, parameter));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralStudentDistribution.Upper(1, parameter, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaDistribution(parameter, 1));
    }

    [Fact]
    public void Distributions_NotANumber_GiveNotANumber()
    {
        Assert.True(double.IsNaN(StudentDistribution.Upper(double.NaN, 3)));
        Assert.True(double.IsNaN(ChiSquareDistribution.Upper(double.NaN, 3)));
        Assert.True(double.IsNaN(new BetaDistribution(1, 1).Lower(double.NaN)));
        Assert.True(double.IsNaN(NormalDistribution.Lower(double.NaN)));
    }

    [Fact]
    public void Ends_OfEveryDistribution_AreExact()
    {
        Assert.Equal(0, StudentDistribution.Upper(double.PositiveInfinity, 4));
        Assert.Equal(0.5, StudentDistribution.Upper(0, 4));
        Assert.Equal(double.PositiveInfinity, StudentDistribution.UpperQuantile(0, 4));
        Assert.Equal(1, ChiSquareDistribution.Upper(0, 4));
        Assert.Equal(0, ChiSquareDistribution.Upper(double.PositiveInfinity, 4));
        Assert.Equal((0, 1), (new BetaDistribution(2, 3).Lower(0), new BetaDistribution(2, 3).Lower(1)));
        Assert.Equal((0, 1), (new BetaDistribution(2, 3).Quantile(0), new BetaDistribution(2, 3).Quantile(1)));
    }
}
