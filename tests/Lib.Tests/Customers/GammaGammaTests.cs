using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Statistics;

namespace Tests.Customers;

public sealed class GammaGammaTests
{
    [Theory]
    [InlineData(2, 22.35, 24.663713910761157)]
    [InlineData(1, 11.77, 18.91685205784205)]
    [InlineData(7, 73.74, 71.46967089696707)]
    [InlineData(2, 25.55, 27.288385826771655)]
    public void ExpectedSpend_Cdnow_MatchesFaderHardie2013(int repeats, double mean, double expected) =>
        Near.Relative(expected, Cdnow.PublishedGammaGamma.ExpectedSpend(repeats, mean), 1e-12);

    [Fact]
    public void PopulationMean_Cdnow_MatchesLifetimes()
    {
        Near.Relative(35.21897810218978, Cdnow.PublishedGammaGamma.PopulationMean, 1e-12);
        Assert.Equal(Cdnow.PublishedGammaGamma.PopulationMean, Cdnow.PublishedGammaGamma.ExpectedSpend(0, 0));
    }

    [Fact]
    public void Fit_SpendOfKnownParameters_FindsThem()
    {
        var truth = new GammaGamma(6, 4, 15);

        var fit = GammaGammaFit.Of(Draw(truth, 20_000, 11));

        Near.Relative(truth.P, fit.Model!.P, 0.12);
        Near.Relative(truth.Q, fit.Model.Q, 0.06);
        Near.Relative(truth.PopulationMean, fit.Model.PopulationMean, 0.02);
        Assert.Null(fit.Warning);
    }

    [Theory]
    [InlineData(6.2, 3.7, 15.4)]
    [InlineData(0.3, 1.1, 200)]
    public void Gradient_RandomSpend_MatchesFiniteDifferences(double p, double q, double v)
    {
        var histories = Draw(new GammaGamma(6, 4, 15), 200, 3).OrderBy(each => each.Repeats).ToArray();
        double[] at = [p, q, v];
        var gradient = new double[3];
        Model(at).LogLikelihood(histories, gradient);

        for (var i = 0; i < at.Length; i++)
        {
            var step = 1e-5 * at[i];
            double[] up = [.. at],
                down = [.. at];
            up[i] += step;
            down[i] -= step;
            var difference =
                (
                    Model(up).LogLikelihood(histories, new double[3])
                    - Model(down).LogLikelihood(histories, new double[3])
                ) / (2 * step);
            Assert.Equal(difference, gradient[i], 1e-4 * Math.Max(1, Math.Abs(difference)));
        }
    }

    [Fact]
    public void Fit_MoneyScaled_ScalesTheMeanAlone()
    {
        var histories = Draw(new GammaGamma(6, 4, 15), 2_000, 5);

        var one = GammaGammaFit.Of(histories);
        var hundred = GammaGammaFit.Of(
            histories.Reverse().Select(each => each with { MeanSpend = 100 * each.MeanSpend })
        );

        Near.Relative(one.Model!.P, hundred.Model!.P, 1e-5);
        Near.Relative(one.Model.Q, hundred.Model.Q, 1e-5);
        Near.Relative(100 * one.Model.V, hundred.Model.V, 1e-5);
        Near.Relative(one.Correlation!.Value, hundred.Correlation!.Value, 1e-9);
    }

    [Fact]
    public void Fit_MoneyGrowsWithPurchases_WarnsAndThenRefuses()
    {
        var histories = Draw(new GammaGamma(6, 4, 15), 2_000, 5);

        var mild = GammaGammaFit.Of(
            histories.Select(each => each with { MeanSpend = each.MeanSpend + (5 * each.Repeats) })
        );
        Assert.InRange(mild.Correlation!.Value, 0.3, 0.6);
        Assert.Contains("are correlated at", mild.Warning, StringComparison.Ordinal);
        Assert.NotNull(mild.Model);

        var strong = GammaGammaFit.Of(
            histories.Select(each => each with { MeanSpend = each.MeanSpend + (100 * each.Repeats) })
        );
        Assert.Null(strong.Model);
        Assert.Contains("assumes that they are not", strong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ModelDoesNotHold_SaysWhy()
    {
        Assert.Contains("0 customers", GammaGammaFit.Of([]).Reason, StringComparison.Ordinal);
        Assert.Contains(
            "0 customers",
            GammaGammaFit.Of([new SpendHistory(0, 10, 500), new SpendHistory(3, 0, 500)]).Reason,
            StringComparison.Ordinal
        );

        // All means alike: no number of customers tells how they differ.
        Assert.Null(GammaGammaFit.Of([new SpendHistory(2, 10, 500), new SpendHistory(3, 10, 500)]).Model);
        Assert.Throws<ArgumentException>(() => GammaGammaFit.Of([new SpendHistory(1, double.NaN)]));
    }

    [Theory]
    [InlineData(false, 36.28921112559924)]
    [InlineData(true, 140.12518278717027)]
    public void Discounted_FirstCustomerOfCdnow_DependsOnTheUnitAsLifetimesShows(
        bool weeksTakenForDays,
        double expected
    )
    {
        var unit = weeksTakenForDays ? TimeUnit.Day : TimeUnit.Week;
        var spend = Cdnow.PublishedGammaGamma.ExpectedSpend(2, 22.35);

        Near.Relative(expected, CustomerValue.Discounted(Cdnow.PublishedBgNbd, unit, 2, 30.43, 38.86, spend), 5e-5);
    }

    private static SpendHistory[] Draw(GammaGamma model, int customers, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var histories = new SpendHistory[customers];
        for (var i = 0; i < customers; i++)
        {
            var scale = Variates.Gamma(model.Q, ref random) / model.V;
            var repeats = 1 + random.NextBelow(8);
            histories[i] = new SpendHistory(repeats, Variates.Gamma(model.P * repeats, ref random) / (scale * repeats));
        }

        return histories;
    }

    private static GammaGamma Model(double[] at) => new(at[0], at[1], at[2]);
}
