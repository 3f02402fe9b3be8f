using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
public sealed class LifetimeTests(WorldShop worlds)
{
    private static readonly DateTime CdnowEnd = new(1997, 10, 1);

    [Fact]
    public void BuyerHistories_SixCustomers_MatchLifetimesSummary()
    {
        (int User, string Day, int Money)[] purchases =
        [
            (1, "2015-01-01", 1),
            (1, "2015-02-06", 2),
            (2, "2015-01-01", 2),
            (3, "2015-01-01", 3),
            (3, "2015-01-02", 1),
            (3, "2015-01-05", 5),
            (4, "2015-01-16", 6),
            (4, "2015-02-02", 3),
            (4, "2015-02-05", 3),
            (5, "2015-01-16", 3),
            (5, "2015-01-17", 1),
            (5, "2015-01-18", 8),
            (6, "2015-02-02", 5),
        ];
        worlds.Use(
            SmallWorld.Of(
                purchases.Select(each =>
                    Purchase(
                        each.User,
                        DateTime.Parse(each.Day, System.Globalization.CultureInfo.InvariantCulture),
                        each.Money
                    )
                )
            )
        );

        worlds.Session.Customers.PurchaseHistories(
            new LifetimeOptions { AsOf = new DateTime(2015, 2, 8), Unit = TimeUnit.Day }
        );

        (long, int, int, int, double)[] expected =
        [
            (1, 1, 36, 37, 2),
            (2, 0, 0, 37, 0),
            (3, 2, 4, 37, 3),
            (4, 2, 20, 22, 3),
            (5, 2, 2, 22, 4.5),
            (6, 0, 0, 5, 0),
        ];
        Assert.Equal(
            expected,
            Rows()
                .Select(row =>
                    (row.User, row.Repeats, row.Last, row.Age, row.Repeats == 0 ? 0 : (double)row.Spend / row.Repeats)
                )
        );
    }

    [Fact]
    public void BuyerHistories_ManyWorlds_EqualCountingByHand()
    {
        var repeats = 0;
        foreach (var world in worlds.All())
        {
            var options = new LifetimeOptions
            {
                AsOf = WorldOptions.AsOf(world),
                Filter = WorldOptions.Filter(world),
                Unit = TimeUnit.Week,
            };
            var end = WorldOptions.EndOfLastWholeDay(options.AsOf, options.Filter);
            var expected = RfmOracle
                .Purchases(world, options.Filter, end)
                .GroupBy(row => row.UserId)
                .OrderBy(user => user.Key)
                .Select(user =>
                {
                    var days = user.GroupBy(row => row.EventTime.Date).OrderBy(day => day.Key).ToArray();
                    return (
                        user.Key,
                        days.Length - 1,
                        (days[^1].Key - days[0].Key).Days,
                        (end.AddDays(-1) - days[0].Key).Days,
                        days.Skip(1).Sum(day => day.Sum(row => row.Price ?? 0))
                    );
                })
                .ToArray();

            var histories = worlds.Session.Customers.PurchaseHistories(options);

            Assert.Equal(expected, Rows());
            Assert.Equal(expected.Length, histories.Sum(each => each.Customers));
            Assert.Equal(
                expected.Select(each => (each.Item2, each.Item3, each.Item4)).Distinct().Order(),
                histories.Select(each =>
                    (each.Repeats, (int)Math.Round(each.LastRepeat * 7), (int)Math.Round(each.Age * 7))
                )
            );
            repeats += expected.Sum(each => each.Item2);
        }

        Assert.True(repeats > SmallWorld.Share(200), $"{repeats} repeat purchases");
    }

    [SharedDataFact(Cdnow.Purchases)]
    public void LifetimeValue_CdnowPurchases_MatchesFaderHardie()
    {
        UseCdnow();

        var options = new LifetimeOptions
        {
            AsOf = CdnowEnd,
            Model = LifetimeModel.MbgNbd,
            Unit = TimeUnit.Week,
            Resamples = 40,
        };

        var report = worlds.Session.Customers.LifetimeValue(options);

        Assert.Equal((2357, 946, 2457), (report.Buying.Customers, report.Buying.Repeaters, report.Buying.Repeats));
        var buying = Assert.IsType<MbgNbd>(report.Buying.Model);
        Assert.Equal(0.525, buying.R, 0.0005);
        Assert.Equal(6.183, buying.Alpha, 0.001);
        Assert.Equal(0.891, buying.A, 0.0005);
        Assert.Equal(1.614, buying.B, 0.001);
        var spending = report.Spending;
        Assert.Equal(6.25, spending.Model!.P, 0.005);
        Assert.Equal(3.74, spending.Model.Q, 0.005);
        Assert.Equal(15.44, spending.Model.V, 0.01);
        Assert.Equal(-4055.9232, spending.LogLikelihood!.Value, 0.01);
        Assert.Equal(0.11388, spending.Correlation!.Value, 0.0001);
        Assert.Equal(946, spending.Customers);

        Assert.Equal((1411L, 946L), (report.OneTimeBuyers.Customers, report.RepeatBuyers.Customers));
        Assert.InRange(report.OneTimeBuyers.MeanProbabilityAlive!.Value, 0.3, 0.5);
        Assert.Equal(1, report.OneTimeBuyers.ValueShare!.Value + report.RepeatBuyers.ValueShare!.Value, 1e-12);
        Assert.Equal(101, report.Quantiles.Count);
        Assert.Equal(report.Quantiles.Order(), report.Quantiles);
        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.Equal(6, report.Intervals.Count);
        Assert.All(
            report.Intervals,
            each => Assert.InRange(each.Estimate, each.Interval.Low * 0.8, each.Interval.High * 1.2)
        );
        Assert.InRange(report.Total!.Value, report.TotalInterval!.Low, report.TotalInterval.High);
        var again = worlds.Session.Customers.LifetimeValue(options);
        Assert.Equal(report.Intervals, again.Intervals);
        Assert.Equal(report.TotalInterval, again.TotalInterval);
    }

    [SharedDataFact(Cdnow.Purchases)]
    public void CheckLifetime_CdnowPurchases_BeatsOwnRatesInTheLaterHalf()
    {
        UseCdnow();
        var end = new DateTime(1998, 7, 1);
        var actual = Cdnow
            .AllPurchases()
            .Where(each => each.Day >= CdnowEnd && each.Day < end)
            .Select(each => (each.Customer, each.Day))
            .Distinct()
            .Count();

        var check = worlds.Session.Customers.ValidateLifetimeValue(
            new LifetimeOptions { AsOf = CdnowEnd, Resamples = 40 },
            end
        );

        Assert.Equal((2357L, actual), (check.Customers, (int)check.Purchases));
        Assert.Equal(
            ["BG/BB", "MBG/NBD", "BG/NBD", "everybody at the mean rate", "everybody at the own rate", "nobody buys"],
            check.Forecasts.Select(forecast => forecast.Method)
        );
        var models = check.Forecasts.Take(3).ToArray();
        Assert.All(models, model => Assert.InRange(model.TotalError!.Value, -0.2, 0.2));
        Assert.All(
            check.Forecasts.Skip(3),
            naive => Assert.All(models, model => Assert.True(model.RootMeanSquareError < naive.RootMeanSquareError))
        );
        Assert.All(models, model => Assert.True(model.LessThanNobody!.Low > 0));
        var chosen = models.Take(2).MinBy(model => model.RootMeanSquareError)!;
        Assert.StartsWith("Of 2,357 customers, ", check.Sentence, StringComparison.Ordinal);
        Assert.Contains($"{chosen.Method} is chosen", check.Sentence, StringComparison.Ordinal);
        Assert.InRange(chosen.Forecast, check.TotalInterval!.Low, check.TotalInterval.High);
        Assert.Equal(Enumerable.Range(0, 8), check.Groups.Select(group => group.Repeats));
        Assert.Equal(actual, check.Groups.Sum(group => group.Customers * group.MeanActual), 1e-6);
        Assert.NotEmpty(check.ToChart().ToSvg());
    }

    [Fact]
    public void LifetimeValue_FewCustomers_SaysWhyThereIsNone()
    {
        worlds.Use(20);

        var report = worlds.Session.Customers.LifetimeValue(
            new LifetimeOptions { AsOf = new DateTime(2020, 3, 1), Resamples = 40 }
        );

        Assert.Contains("say too little", report.Reason, StringComparison.Ordinal);
        Assert.Empty(report.Groups);
        Assert.Contains("say too little", report.ToChart().ToString(), StringComparison.Ordinal);
        var check = worlds.Session.Customers.ValidateLifetimeValue(report.Options, new DateTime(2020, 4, 1));
        Assert.Equal(3, check.Forecasts.Count);
        Assert.Null(check.Chosen);
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Customers.ValidateLifetimeValue(report.Options, report.Options.AsOf)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Customers.LifetimeValue(report.Options with { Resamples = 3 })
        );
        Assert.Contains(
            "a baseline of ValidateLifetimeValue",
            Assert
                .Throws<ArgumentException>(() =>
                    worlds.Session.Customers.LifetimeValue(report.Options with { Model = LifetimeModel.BgNbd })
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private void UseCdnow() =>
        worlds.Use(SmallWorld.Of(Cdnow.AllPurchases().Select(each => Purchase(each.Customer, each.Day, each.Money))));

    private IEnumerable<(long User, int Repeats, int Last, int Age, decimal Spend)> Rows() =>
        worlds.Session.Connection.Query<(long, int, int, int, decimal)>(
            "select user_id, repeats, last_repeat_days, age_days, repeat_spend from lifetime_customers order by user_id"
        );

    private static CleanEvent Purchase(long user, DateTime day, decimal money) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = "purchase",
            UserId = user,
            EventTime = day,
            Price = money,
        };
}
