using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Numerics;

namespace Tests.Statistics;

/// <summary>
/// Special functions where they are used, small and large parameters, both tails and about the mean, against mpmath 1.2.1 with 40 to 80 digits: its incomplete gamma and beta functions, and for large
/// parameters and the noncentral t its quadrature of the density.
/// </summary>
public class SpecialFunctionsTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(1, 1, 0.31731050786291410)]
    [InlineData(1e-10, 1, 0.99999202115439210)]
    [InlineData(0.001, 0.1, 0.29757444662522201)]
    [InlineData(0.5, 1, 0.47950012218695346)]
    [InlineData(3.841458820694124, 1, 0.050000000000000057)]
    [InlineData(10, 1, 0.0015654022580025497)]
    [InlineData(100, 1, 1.5239706048321052e-23)]
    [InlineData(0.1, 2, 0.95122942450071401)]
    [InlineData(5.99, 2, 0.050036627086586283)]
    [InlineData(0.5, 3, 0.91889141165467586)]
    [InlineData(7.8, 3, 0.050331097859853355)]
    [InlineData(2, 5, 0.84914503608460964)]
    [InlineData(60, 5, 1.2154569777183039e-11)]
    [InlineData(9, 10, 0.53210357637471548)]
    [InlineData(18.3, 10, 0.050109061411462452)]
    [InlineData(30, 30, 0.46565370894400963)]
    [InlineData(300, 100, 7.4121008573228768e-22)]
    [InlineData(100, 100, 0.48119168452795672)]
    [InlineData(99, 100, 0.50947219879837413)]
    [InlineData(950, 1000, 0.86912406574568843)]
    [InlineData(2100, 2000, 0.058671111377318077)]
    [InlineData(1e6, 1e6, 0.49981193680339450)]
    public void ChiSquareUpper_SmallAndLargeDegrees_MatchesMpmath(double x, double freedom, double expected) =>
        Near.Relative(expected, ChiSquareDistribution.Upper(x, freedom), 1e-9);

    [Theory]
    [InlineData(10, 2, 20, 0.98038518127664662)]
    [InlineData(20, 2, 30, 0.89367977421091346)]
    [InlineData(10, 0.5, 30, 0.98721896834845529)]
    [InlineData(8, 1, 20, 0.98688733673484410)]
    [InlineData(15, 3, 30, 0.99215282319036825)]
    [InlineData(50, 2, 30, 0.30240185834375141)]
    [InlineData(100, 3, 30, 0.034525705846618146)]
    [InlineData(20, 5, 30, 0.95171509015289243)]
    [InlineData(-5, 1, -3, 0.55623764102257385)]
    [InlineData(2, 1, 1, 0.37712803553971835)]
    [InlineData(2, 2, 3, 0.81776824742870898)]
    [InlineData(1.96, 5, 2.8, 0.78919709506375182)]
    [InlineData(2.228, 10, 3, 0.77143945089484498)]
    [InlineData(12, 10, 8, 0.091344304157263009)]
    [InlineData(1, 10, 5, 0.99995652747143494)]
    [InlineData(-1, 10, 1, 0.97319814323052045)]
    [InlineData(2.042, 30, 2, 0.49047553338066570)]
    [InlineData(30, 30, 25, 0.11500541445919472)]
    [InlineData(3, 100, 3, 0.50296548750111355)]
    [InlineData(30, 2, -10, 1.6142651361401992e-28)]
    [InlineData(5, 5, -10, 7.0369745925343944e-30)]
    [InlineData(2, 1000, 2.8, 0.78805796044465984)]
    public void NoncentralStudentUpper_LargeEffectsAndFewDegrees_MatchesMpmath(
        double t,
        double freedom,
        double noncentrality,
        double expected
    )
    {
        Near.Relative(expected, NoncentralStudentDistribution.Upper(t, freedom, noncentrality), Tolerance);
        Near.Relative(expected, NoncentralStudentDistribution.Lower(-t, freedom, -noncentrality), Tolerance);
    }

    [Theory]
    [InlineData(1, 1e5, 0.15865646378205501)]
    [InlineData(1, 1e6, 0.15865537491678906)]
    [InlineData(1, 1e8, 0.15865525514131067)]
    [InlineData(1, 1e12, 0.15865525393157804)]
    [InlineData(0.5, 1e5, 0.30853808882720902)]
    [InlineData(1.3, 1e5, 0.096801982771590004)]
    [InlineData(1.645, 1e5, 0.049986477052386851)]
    [InlineData(2.3, 1e5, 0.010725134554660109)]
    [InlineData(5, 1e5, 2.8713508393208364e-7)]
    [InlineData(1, 1, 0.25)]
    [InlineData(1, 2, 0.21132486540518712)]
    [InlineData(1, 5, 0.18160873382456131)]
    [InlineData(2.5, 1.5, 0.084903251307348032)]
    [InlineData(0.01, 3, 0.49632455570642599)]
    [InlineData(3, 30, 0.0026949820328259733)]
    [InlineData(10, 100, 4.9508444922970696e-17)]
    [InlineData(15, 1000, 2.5051194684978245e-46)]
    [InlineData(1, 1000, 0.15877620904233615)]
    [InlineData(6, 50000, 9.9335176234689852e-10)]
    public void StudentUpper_FewAndManyDegrees_MatchesMpmath(double t, double freedom, double expected)
    {
        Near.Relative(expected, StudentDistribution.Upper(t, freedom), Tolerance);
        Near.Relative(t, StudentDistribution.UpperQuantile(expected, freedom), expected > 0.49 ? 1e-10 : 1e-11);
    }

    [Theory]
    [InlineData(0.01, 1000, 1e-5, 0.96034276341683165)]
    [InlineData(0.001, 2, 0.0005, 0.99341984304708283)]
    [InlineData(30, 0.01, 0.9993, 0.032759341166150290)]
    [InlineData(0.5, 0.5, 0.3, 0.36901011956554538)]
    [InlineData(1, 1, 0.25, 0.25)]
    [InlineData(2, 3, 0.5, 0.6875)]
    [InlineData(10, 1000, 1e-10, 2.8821633007004485e-77)]
    [InlineData(100, 1e4, 0.01, 0.55289695455468128)]
    [InlineData(1e4, 1e4, 0.49, 0.0023370593301101495)]
    [InlineData(1000, 1000, 0.3, 4.2309250369077446e-78)]
    [InlineData(1e5, 2e5, 0.333, 0.34940317176601168)]
    [InlineData(5e4, 0.5, 0.99999, 0.31731050785796599)]
    [InlineData(3, 1e6, 1e-6, 0.080301672981258640)]
    [InlineData(1e6, 2e6, 0.3333, 0.45131470497840601)]
    public void BetaLower_SmallAndLargeParameters_MatchesMpmath(double alpha, double beta, double x, double expected) =>
        Near.Relative(expected, new BetaDistribution(alpha, beta).Lower(x), Tolerance);

    [Theory]
    [InlineData(1.5, 1.5, 1e-300, 2.5464790894703254e-150)]
    [InlineData(3, 10, 1e-100, 6.6e-198)]
    [InlineData(2, 3, 0.5, 1.5)]
    public void BetaDensity_NextToTheEnds_DoesNotUnderflow(double alpha, double beta, double x, double expected) =>
        Near.Relative(expected, new BetaDistribution(alpha, beta).Density(x), Tolerance);

    [Theory]
    [InlineData(8.3, -5.2055697448902542e-17)]
    [InlineData(6, -9.8658764552437573e-10)]
    [InlineData(5, -2.8665161296376359e-7)]
    [InlineData(1, -0.17275377902344989)]
    [InlineData(-1, -1.8410216450092635)]
    [InlineData(-14.9, -114.62975441814695)]
    [InlineData(-15.1, -117.64297197113265)]
    public void NormalLogLower_BothSides_MatchesMpmath(double z, double expected) =>
        Near.Relative(expected, NormalDistribution.LogLower(z), 1e-13);

    [Theory]
    [InlineData(-14.9, 1.6478974977000013e-50)]
    [InlineData(-15.1, 8.0966699880152235e-52)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-25, 3.0566967063825609e-138)]
    [InlineData(-30, 4.9067139271481871e-198)]
    [InlineData(-37, 5.7255712225245768e-300)]
    public void NormalLower_FarOut_MatchesMpmath(double z, double expected)
    {
        Near.Relative(expected, NormalDistribution.Lower(z), 2e-14);
        Near.Relative(2 * expected, NormalDistribution.TwoSided(z), 2e-14);
    }

    [Theory]
    [InlineData(-5, 5.0000000534616553)]
    [InlineData(0, 0.39894228040143268)]
    [InlineData(1.9, 0.011054351124273175)]
    [InlineData(2.1, 0.0064683127985124232)]
    [InlineData(5, 5.3461655338328150e-8)]
    [InlineData(8, 7.5502624119464989e-17)]
    [InlineData(20, 1.3700124947295799e-90)]
    [InlineData(24, 5.7733572751701623e-129)]
    [InlineData(25.1, 9.8758090811213594e-141)]
    [InlineData(30, 1.6319567340914012e-199)]
    [InlineData(37, 1.5451991905122025e-301)]
    public void NormalLoss_AnyDistance_MatchesMpmath(double z, double expected) =>
        Near.Relative(expected, NormalDistribution.Loss(z), 1e-13);

    [Fact]
    public void StudentUpperQuantile_TailsOfFewDegrees_AreRightOrInfinite()
    {
        // For 2.5 degrees the tail at t is about t^-2.5: the quantile of 1e-300 lies near 1e120, by mpmath.
        Near.Relative(1e-300, StudentDistribution.Upper(StudentDistribution.UpperQuantile(1e-300, 2.5), 2.5), 1e-10);
        Assert.InRange(StudentDistribution.UpperQuantile(1e-300, 2.5), 1e119, 1e121);
        Assert.Equal(double.PositiveInfinity, StudentDistribution.UpperQuantile(1e-10, 0.001));
    }
}
