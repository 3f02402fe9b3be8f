using Benchmarks.Scaling;

namespace Tests.Benchmarks.Scaling;

public sealed class PowerLawFitTests
{
    private const double Accuracy = 1e-9;

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_AnExactPower_FindsItWithoutError(double exponent)
    {
        var fit = PowerLawFit.Of([
            .. new[] { 1e6, 3e6, 1e7, 1.1e8 }.Select(size => (size, 7 * Math.Pow(size, exponent))),
        ]);
        Assert.Equal(exponent, fit.Exponent, Accuracy);
        Assert.Equal(0, fit.StandardError!.Value, 1e-6);
    }

    [Fact]
    public void Of_FourPoints_MatchesNumPyLeastSquares()
    {
        var fit = PowerLawFit.Of([(1e6, 2.0), (3e6, 6.5), (1e7, 21.0), (3e7, 66.0)]);
        Assert.Equal(1.0220116956515342, fit.Exponent, Accuracy);
        Assert.Equal(0.012874403509684277, fit.StandardError!.Value, Accuracy);
    }

    [Fact]
    public void Of_TwoPoints_HasNoStandardError() =>
        Assert.Equal(new PowerLawFit(1, null), PowerLawFit.Of([(Math.E, 1.0), (Math.E * Math.E, Math.E)]));

    [Fact]
    public void Of_OneSizeOnly_Throws() => Assert.Throws<ArgumentException>(() => PowerLawFit.Of([(5, 1), (5, 2)]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    public void Of_APointThatHasNoLogarithm_Throws(double size, double time) =>
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([(size, time), (2, 3)]));
}
