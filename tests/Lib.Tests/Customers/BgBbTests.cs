using EcommerceNotebooks.Customers;
using MathNet.Numerics;
using Tests.Statistics;

namespace Tests.Customers;

public sealed class BgBbTests
{
    private static readonly BgBb Published = new(1.204, 0.750, 0.657, 2.783);
    private static readonly TimeUnit Year = new("year", 365.25, 1 / 12.0);

    // Donors to a charity of 1995 and the six years after, as the paper's table has them: repeats, last year with a gift, donors.
    private static readonly (int Repeats, int Last, int Donors)[] Donations =
    [
        (0, 0, 3464),
        (1, 1, 1091),
        (1, 2, 277),
        (1, 3, 129),
        (1, 4, 78),
        (1, 5, 119),
        (1, 6, 129),
        (2, 2, 613),
        (2, 3, 255),
        (2, 4, 155),
        (2, 5, 173),
        (2, 6, 234),
        (3, 3, 322),
        (3, 4, 181),
        (3, 5, 225),
        (3, 6, 357),
        (4, 4, 240),
        (4, 5, 284),
        (4, 6, 512),
        (5, 5, 335),
        (5, 6, 728),
        (6, 6, 1203),
    ];

    private static IEnumerable<BuyerHistory> Donors =>
        Donations.Select(each => new BuyerHistory(each.Repeats, each.Last, 6, each.Donors));

    [Fact]
    public void Fit_Donations_MatchesFaderHardieShang2010()
    {
        var fit = BuyingFit.Of(LifetimeModel.BgBb, Donors, Year);

        Assert.Null(fit.Reason);
        Assert.Equal(11_104, fit.Customers);
        var model = Assert.IsType<BgBb>(fit.Model);
        Assert.Equal(1.204, model.Alpha, 0.0005);
        Assert.Equal(0.750, model.Beta, 0.0005);
        Assert.Equal(0.657, model.Gamma, 0.0005);
        Assert.Equal(2.783, model.Delta, 0.0005);
        Assert.Equal(-33225.6, fit.LogLikelihood!.Value, 0.05);
    }

    [Theory]
    [InlineData(0, 0, 0.11)]
    [InlineData(2, 4, 0.59)]
    [InlineData(6, 6, 0.93)]
    public void ProbabilityAlive_Donations_MatchesTable6OfFaderHardieShang2010(
        int repeats,
        int last,
        double expected
    ) => Assert.Equal(expected, Published.ProbabilityAlive(repeats, last, 6), 0.005);

    [Fact]
    public void Expected_FiveYearsOfDonations_SumsToThePublishedTotal()
    {
        var model = BuyingFit.Of(LifetimeModel.BgBb, Donors, Year).Model!;

        Assert.Equal(
            12_884.2,
            Donors.Sum(each => each.Customers * model.Expected(5, each.Repeats, each.LastRepeat, 6)),
            0.05
        );
    }

    [Theory]
    [InlineData(0, 3454.9)]
    [InlineData(6, 1253.1)]
    public void LogLikelihood_DonorsOfNoneAndAllYears_MatchThePublishedNumbers(int repeats, double donors)
    {
        var model = BuyingFit.Of(LifetimeModel.BgBb, Donors, Year).Model!;

        Assert.Equal(donors, 11_104 * Math.Exp(model.LogLikelihood(repeats, repeats, 6)), 0.05);
    }

    [Theory]
    [InlineData(1.204, 0.750, 0.657, 2.783, 6)]
    [InlineData(0.2, 14, 0.4, 3, 9)]
    public void LogLikelihood_AllHistories_SumToOne(double alpha, double beta, double gamma, double delta, int age)
    {
        var model = new BgBb(alpha, beta, gamma, delta);
        var sum = Math.Exp(model.LogLikelihood(0, 0, age));
        for (var last = 1; last <= age; last++)
        {
            for (var repeats = 1; repeats <= last; repeats++)
            {
                // The last purchase is fixed, the ones before it lie anywhere.
                sum +=
                    SpecialFunctions.Binomial(last - 1, repeats - 1)
                    * Math.Exp(model.LogLikelihood(repeats, last, age));
            }
        }

        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void LogLikelihood_OneHistory_IsTheSumOverEveryDayOfDeath()
    {
        // As the paper writes it, one beta function for each way to die.
        var model = new BgBb(0.7, 3, 0.5, 4);
        (var x, var last, var age) = (2, 5, 9);
        double Ways(double buys, double passes, double dies, double lives) =>
            SpecialFunctions.Beta(0.7 + buys, 3 + passes)
            / SpecialFunctions.Beta(0.7, 3)
            * SpecialFunctions.Beta(0.5 + dies, 4 + lives)
            / SpecialFunctions.Beta(0.5, 4);
        var alive = Ways(x, age - x, 0, age);
        var all = alive + Enumerable.Range(last, age - last).Sum(before => Ways(x, before - x, 1, before));

        Near.Relative(Math.Log(all), model.LogLikelihood(x, last, age), 1e-13);
        Near.Relative(Ways(x, age - x, 0, age + 1) / all, model.ProbabilityAlive(x, last, age), 1e-12);
        Near.Relative(
            Enumerable.Range(1, 30).Sum(ahead => Ways(x + 1, age - x, 0, age + ahead)) / all,
            model.Expected(30, x, last, age),
            1e-12
        );
    }

    [Fact]
    public void ProbabilityAlive_OneTimeBuyers_FallsWithTheDaysSince()
    {
        var model = new BgBb(0.3, 8, 0.5, 10);

        var alive = Enumerable.Range(0, 200).Select(age => model.ProbabilityAlive(0, 0, age)).ToArray();

        Assert.Equal(alive.OrderDescending(), alive);
        Assert.InRange(alive[^1], 0, 0.5 * alive[0]);
    }

    [Fact]
    public void LongHistories_ThousandsOfDays_StayNumbers()
    {
        var model = new BgBb(0.3, 8, 0.5, 10);

        Assert.InRange(model.ProbabilityAlive(1000, 1000, 5000), 0, 1e-100);
        Assert.InRange(model.Expected(360, 1000, 1000, 5000), 0, 1e-90);
        Assert.InRange(model.ProbabilityAlive(1000, 5000, 5000), 0.99, 1);
        Assert.InRange(model.LogLikelihood(1000, 2000, 5000), -10_000, -1000);
        Assert.InRange(model.LogLikelihood(1000, 5000, 5000), -10_000, -1000);
    }

    [Fact]
    public void Histories_ThatAreNotWholeDays_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Published.ProbabilityAlive(1, 1.5, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Published.ProbabilityAlive(3, 2, 3));
        Assert.Contains(
            "whole opportunities",
            Assert
                .Throws<ArgumentException>(() =>
                    BuyingFit.Of(LifetimeModel.BgBb, [new BuyerHistory(1, 1.5, 3)], TimeUnit.Week)
                )
                .Message,
            StringComparison.Ordinal
        );
    }
}
