using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Statistics;
using Tests.Support;

namespace Tests.Customers;

public sealed class BgNbdTests
{
    [SharedDataFact(Cdnow.Summary)]
    public void Fit_Cdnow_MatchesFaderHardieLee2005()
    {
        var fit = BuyingFit.Of(LifetimeModel.BgNbd, Cdnow.Histories(), TimeUnit.Week);

        Assert.Null(fit.Reason);
        Assert.Equal((2357, 946, 2457), (fit.Customers, fit.Repeaters, fit.Repeats));
        var model = Assert.IsType<BgNbd>(fit.Model);
        Assert.Equal(0.2426, model.R, 0.00005);
        Assert.Equal(4.4135, model.Alpha, 0.0005);
        Assert.Equal(0.7929, model.A, 0.0005);
        Assert.Equal(2.4258, model.B, 0.0005);
        Assert.Equal(-9582.4256, fit.LogLikelihood!.Value, 0.001);
        Assert.InRange(fit.LargestGradient!.Value, 0, 1e-8);
    }

    [SharedDataFact(Cdnow.Summary)]
    public void Fit_CdnowInDays_IsTheSameModelInAnotherUnit()
    {
        var weeks = BuyingFit.Of(LifetimeModel.BgNbd, Cdnow.Histories(), TimeUnit.Week);
        var days = BuyingFit.Of(
            LifetimeModel.BgNbd,
            Cdnow
                .Histories()
                .Reverse()
                .Select(each => each with { LastRepeat = 7 * each.LastRepeat, Age = 7 * each.Age }),
            TimeUnit.Day
        );

        (var week, var day) = (Assert.IsType<BgNbd>(weeks.Model), Assert.IsType<BgNbd>(days.Model));
        Near.Relative(week.R, day.R, 1e-5);
        Near.Relative(7 * week.Alpha, day.Alpha, 1e-5);
        Near.Relative(week.B, day.B, 1e-5);
        Assert.Equal(weeks.LogLikelihood!.Value - (2457 * Math.Log(7)), days.LogLikelihood!.Value, 1e-5);
    }

    [SharedDataFact(Cdnow.Summary)]
    public void Expected_AllOfCdnow_SumsToTheKnownTotal()
    {
        var total = Cdnow
            .Histories()
            .Sum(each => Cdnow.PublishedBgNbd.Expected(39, each.Repeats, each.LastRepeat, each.Age));

        Near.Relative(1653.9484276440505, total, 1e-9);
    }

    [Theory]
    [InlineData(2, 30.43, 38.86, 0.726578570080673, 1.226028174767135)]
    [InlineData(0, 0, 38.86, 1.0, 0.19509805201125396)]
    [InlineData(7, 29.43, 38.86, 0.6417563459461072, 3.3370532748513515)]
    [InlineData(1, 1.71, 38.86, 0.2121009853773791, 0.2031869870797511)]
    public void ProbabilityAliveAndExpected_Cdnow_MatchLifetimes(
        int repeats,
        double lastRepeat,
        double age,
        double alive,
        double expected
    )
    {
        Assert.Equal(alive, Cdnow.PublishedBgNbd.ProbabilityAlive(repeats, lastRepeat, age), 1e-9);
        Near.Relative(expected, Cdnow.PublishedBgNbd.Expected(39, repeats, lastRepeat, age), 5e-8);
    }

    [Theory]
    [InlineData(1, 0.05326789)]
    [InlineData(39, 1.19672319)]
    [InlineData(52, 1.4460506)]
    public void ExpectedOfNew_Cdnow_MatchesFaderHardieLee2005(double weeks, double expected) =>
        Near.Relative(expected, Cdnow.PublishedBgNbd.ExpectedOfNew(weeks), 5e-8);

    [Fact]
    public void ProbabilityAlive_ThousandRepeatsLongAgo_IsNextToNothing()
    {
        Assert.InRange(Cdnow.PublishedBgNbd.ProbabilityAlive(1000, 10, 38.86), 0, 1e-100);
        Assert.InRange(Cdnow.PublishedBgNbd.Expected(39, 1000, 10, 38.86), 0, 1e-90);
        Assert.InRange(Cdnow.PublishedBgNbd.ProbabilityAlive(1000, 38.86, 38.86), 0.99, 1);
    }

    [Fact]
    public void Expected_AboutAEqualToOne_IsSmooth()
    {
        double At(double a) => new BgNbd(0.4, 5, a, 2.5).Expected(20, 3, 8, 12);

        Near.Relative((At(0.999) + At(1.001)) / 2, At(1), 1e-5);
        Near.Relative(At(1 + 1e-7), At(1), 1e-6);
    }

    [Fact]
    public void Expected_ShortTime_IsTheRateOfTheLiving()
    {
        var model = new BgNbd(0.5, 6, 0.8, 2.4);
        const double Moment = 1e-6;

        Near.Relative(model.ProbabilityAlive(4, 9, 11) * 4.5 / 17 * Moment, model.Expected(Moment, 4, 9, 11), 1e-4);
        Assert.Equal(0, model.Expected(0, 4, 9, 11));
    }

    [Fact]
    public void Fit_HistoriesOfKnownParameters_FindsThem()
    {
        var truth = new BgNbd(0.5, 6, 0.8, 2.4);

        var fit = BuyingFit.Of(LifetimeModel.BgNbd, Draw(truth, 30_000, 40, 7), TimeUnit.Day);

        var model = Assert.IsType<BgNbd>(fit.Model);
        Near.Relative(truth.R, model.R, 0.05);
        Near.Relative(truth.Alpha, model.Alpha, 0.08);
        Near.Relative(truth.A / (truth.A + truth.B), model.A / (model.A + model.B), 0.05);
    }

    [Fact]
    public void Fit_WeightedHistories_EqualsRepeatedOnes()
    {
        var all = Draw(new BgNbd(0.5, 6, 0.8, 2.4), 2_000, 12, 5)
            .Select(each => each with { LastRepeat = Math.Ceiling(each.LastRepeat), Age = 12 })
            .ToArray();

        var grouped = BuyingFit.Of(
            LifetimeModel.BgNbd,
            all.GroupBy(each => each).Select(group => group.Key with { Customers = group.Count() }),
            TimeUnit.Day
        );
        var single = BuyingFit.Of(LifetimeModel.BgNbd, all, TimeUnit.Day);

        Near.Relative(single.Model!.Parameters[1].Value, grouped.Model!.Parameters[1].Value, 1e-5);
        Assert.Equal(single.LogLikelihood!.Value, grouped.LogLikelihood!.Value, 1e-9);
        Assert.Equal(single.Customers, grouped.Customers);
    }

    [Fact]
    public void Fit_ModelDoesNotHold_SaysWhy()
    {
        Assert.Equal("there are no customers", BuyingFit.Of(LifetimeModel.BgNbd, [], TimeUnit.Day).Reason);
        Assert.Contains(
            "0 customers bought again",
            BuyingFit.Of(LifetimeModel.BgNbd, [new BuyerHistory(0, 0, 9, 1000)], TimeUnit.Day).Reason,
            StringComparison.Ordinal
        );

        // Everybody buys as a clock ticks and nobody leaves: rates do not differ and nobody dies.
        var clocks = BuyingFit.Of(LifetimeModel.BgNbd, [new BuyerHistory(10, 30, 30, 500)], TimeUnit.Day);
        Assert.Null(clocks.Model);
        Assert.NotNull(clocks.Reason);
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(0, 1, 2)]
    [InlineData(1, double.NaN, 2)]
    public void Histories_ThatCannotBe_AreRefused(int repeats, double lastRepeat, double age)
    {
        Assert.ThrowsAny<ArgumentException>(() => Cdnow.PublishedBgNbd.ProbabilityAlive(repeats, lastRepeat, age));
        Assert.ThrowsAny<ArgumentException>(() =>
            BuyingFit.Of(LifetimeModel.BgNbd, [new BuyerHistory(repeats, lastRepeat, age)], TimeUnit.Day)
        );
    }

    /// <summary>Customers who buy and die as the model says, watched for up to <paramref name="longest"/> units.</summary>
    internal static BuyerHistory[] Draw(NbdModel model, int customers, double longest, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var histories = new BuyerHistory[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = longest * (0.2 + (0.8 * random.NextUnit()));
            var times = Life(model, ref random).TakeWhile(time => time <= age).ToArray();
            histories[i] = new BuyerHistory(times.Length, times.LastOrDefault(), age);
        }

        return histories;
    }

    /// <summary>The times of all repeat purchases of a customer's life, up to 10,000 units.</summary>
    internal static List<double> Life(NbdModel model, ref Xoshiro256 random)
    {
        var rate = EcommerceNotebooks.Statistics.Variates.Gamma(model.R, ref random) / model.Alpha;
        var death = EcommerceNotebooks.Statistics.Variates.Beta(model.A, model.B, ref random);
        var times = new List<double>();
        var lives = model is not MbgNbd || !random.Chance(death);
        for (
            var time = random.NextExponential(1 / Math.Max(rate, 1e-12));
            lives && time < 10_000;
            time += random.NextExponential(1 / Math.Max(rate, 1e-12))
        )
        {
            times.Add(time);
            lives = !random.Chance(death);
        }

        return times;
    }
}
