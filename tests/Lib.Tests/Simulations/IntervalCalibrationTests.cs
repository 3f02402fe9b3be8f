using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using static Tests.Simulations.CalibrationTests;

namespace Tests.Simulations;

/// <summary>Credible intervals and intervals of a bootstrap, against seeded experiments.</summary>
[Trait("Speed", "Slow")]
public class IntervalCalibrationTests
{
    [Fact]
    public void BetaBinomial_RatesDrawnFromThePrior_CredibleIntervalsCover()
    {
        // A credible interval covers as often as it says when truths come from the prior; chances to beat are then calibrated too.
        var covered = new bool[Runs];
        var beaten = new bool[Runs];
        var expected = new double[Runs];
        Parallel.For(
            0,
            Runs,
            run =>
            {
                var random = new Xoshiro256(Hash64.Of(8, (ulong)run));
                var before = Variates.Beta(1, 1, ref random);
                var after = Variates.Beta(1, 1, ref random);
                var result = BetaBinomial.Compare(
                    Variates.Binomial(50, before, ref random),
                    50,
                    Variates.Binomial(80, after, ref random),
                    80
                );
                covered[run] = result.Interval!.Low <= after - before && after - before <= result.Interval.High;
                beaten[run] = after > before;
                expected[run] = result.ChanceToBeat!.Value;
            }
        );

        (var low, var high) = BinomialLimits.OfCount(Runs, 0.95, Confidence);
        Assert.InRange(covered.Count(each => each), low, high);
        Assert.InRange((beaten.Count(each => each) - expected.Sum()) / Math.Sqrt(Runs * 0.25), -3.5, 3.5);
    }

    [Fact]
    public void QuantileBootstrap_SkewedValues_CoversTheMedianAndThe90thPercentile()
    {
        foreach (var quantile in new[] { 0.5, 0.9 })
        {
            var covered = new bool[Runs];
            Parallel.For(
                0,
                Runs,
                run =>
                {
                    var normals = new NormalPairs(Hash64.Of(23, (ulong)run));
                    var control = new double[200];
                    var treatment = new double[200];
                    FillLogNormal(control, ref normals);
                    FillLogNormal(treatment, ref normals);
                    var result = QuantileBootstrap.Of(control, treatment, quantile, (ulong)run, 400);
                    covered[run] = result.Interval!.Low <= 0 && result.Interval.High >= 0;
                }
            );

            // The percentile interval of a quantile is a little wide; it must not be narrow.
            (var low, _) = BinomialLimits.OfCount(Runs, 0.945, Confidence);
            Assert.InRange(covered.Count(each => each), low, (long)(0.98 * Runs));
        }
    }

    private static void FillLogNormal(double[] values, ref NormalPairs normals)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Exp(normals.Next());
        }
    }
}
