using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Customers;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>Customers who buy, die and spend as the models say: how often intervals of lifetime models and of segments hold the truth, and what later came.</summary>
[Trait("Speed", "Slow")]
public sealed class LifetimeSimulations
{
    private const int Months = 2;
    private static readonly GammaGamma Spending = new(3, 5, 80);

    /// <summary>Bootstrap intervals of what a new customer is expected to buy.</summary>
    [Fact]
    public void LifetimeBootstrap_HistoriesOfKnownParameters_IntervalsCover()
    {
        var truth = new MbgNbd(0.5, 6, 0.8, 2.4);
        var runs = Runs(30, 1_000);
        var month = truth.ExpectedOfNew(TimeUnit.Week.PerMonth);
        var year = truth.ExpectedOfNew(12 * TimeUnit.Week.PerMonth);
        var counts = Count(
            runs,
            606,
            3,
            (ref random, happened) =>
            {
                var histories = BgNbdTests.Draw(truth, 1_500, 40, random.Next());
                var fit = BuyingFit.Of(LifetimeModel.MbgNbd, histories, TimeUnit.Week);
                if (fit.Model is null)
                {
                    return;
                }

                var intervals = LifetimeBootstrap.Of(fit, histories, 12, 60, random.Next());
                happened[2] = intervals.Count == 6;
                happened[0] = happened[2] && Holds(intervals[4].Interval, month);
                happened[1] = happened[2] && Holds(intervals[5].Interval, year);
            }
        );

        Assert.True(counts[2] > 0.95 * runs, $"{counts[2]}");
        IsAtLeast(0.9, counts[0], (int)counts[2], "held, a month");
        IsAtLeast(0.9, counts[1], (int)counts[2], "held, a year");
    }

    /// <summary>The same customers live on: the prediction interval holds what all of them spend, and is not so wide that it always would.</summary>
    [Theory]
    [InlineData(LifetimeModel.BgBb)]
    [InlineData(LifetimeModel.MbgNbd)]
    public void TotalInterval_CustomersWhoLiveOn_HoldsWhatTheySpend(LifetimeModel kind)
    {
        var truth = BuyingModelTests.Truth(kind);
        var runs = Runs(24, 1_000);
        var options = new LifetimeOptions
        {
            AsOf = DateTime.UnixEpoch,
            Model = kind,
            Months = Months,
            Resamples = 40,
        };
        var counts = Count(
            runs,
            607,
            3,
            (ref random, happened) =>
            {
                (var rows, var spent) = Customers(truth, 300, ref random);
                var report = LifetimeValuation
                    .Of(rows, options with { Seed = random.Next() }, 1, CancellationToken.None)
                    .Report;
                happened[1] = report.TotalInterval is not null;
                happened[0] = happened[1] && Holds(report.TotalInterval, spent);
                happened[2] = happened[1] && report.TotalInterval!.High < 2.5 * report.TotalInterval.Low;
            }
        );

        Assert.True(counts[1] > 0.9 * runs, $"{counts[1]} of {runs} have an interval");
        Assert.True(counts[2] > 0.9 * counts[1], $"{counts[2]} of {counts[1]} are narrow");
        IsBetween(0.93, 0.97, counts[0], (int)counts[1], $"held, {kind}");
    }

    /// <summary>Two models that are wrong by as much, one above and one below what customers buy on average: in how many holdouts is one of them called clearly better?</summary>
    [Fact]
    public void HoldoutCheck_ModelsThatErrAsMuch_OneIsRarelyClear()
    {
        BuyingFit[] fits =
        [
            Fit(new BgBb(1, 4, 0.5, 12)),
            Fit(new MbgNbd(0.9, 12, 0.5, 4)),
            Fit(new BgNbd(0.9, 12, 0.5, 4)) with
            {
                Model = null,
                Reason = "it is left out",
            },
        ];
        var forecasts = fits.Take(2).Select(fit => fit.Model!.Expected(30, 0, 0, 20)).ToArray();
        Assert.True(Math.Abs(forecasts[0] - forecasts[1]) > 0.2, $"{forecasts[0]} and {forecasts[1]}");
        var mean = forecasts.Average();
        var nobody = Math.Sqrt(mean + (mean * mean));
        var model = Math.Sqrt(mean + Math.Pow(forecasts[0] - mean, 2));
        var runs = Runs(400, 4_000);
        var counts = Count(
            runs,
            608,
            2,
            (ref random, happened) =>
            {
                var rows = new HoldoutRow[400];
                for (var i = 0; i < rows.Length; i++)
                {
                    rows[i] = new HoldoutRow(0, 0, 20, random.NextPoisson(mean), 1);
                }

                var check = new HoldoutComparison(DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(30), fits, rows).Check(
                    new LifetimeOptions { AsOf = DateTime.UnixEpoch },
                    1,
                    CancellationToken.None
                );
                happened[0] = check.ChosenLess!.Low > 0;
                happened[1] = Holds(check.Forecasts[0].LessThanNobody, nobody - model);
            }
        );

        IsBetween(0.03, 0.07, counts[0], runs, "one called clearly better");
        IsBetween(0.93, 0.97, counts[1], runs, "held, less than nobody");
    }

    /// <summary>Shops whose buyers are of one kind: a third comes often and spends six times as much on average, everybody very differently. The interval holds the share that these bring in the long run.</summary>
    [Fact]
    public void RevenueShare_ShopsOfTheSameKind_IntervalCovers()
    {
        const double truth = 6.0 / (6 + 2);
        var runs = Runs(400, 4_000);
        var counts = Count(
            runs,
            609,
            1,
            (ref random, happened) =>
            {
                List<double> often = [],
                    once = [];
                for (var buyer = 0; buyer < 400; buyer++)
                {
                    if (random.NextBelow(3) == 0)
                    {
                        often.Add(random.NextExponential(6));
                    }
                    else
                    {
                        once.Add(random.NextExponential(1));
                    }
                }

                var total = often.Sum() + once.Sum();
                RfmSegmentRow[] rows = [.. new[] { often, once }.Select(spent => Segment(spent, total))];
                var segment = rows[0].Among(rows);
                happened[0] = segment.RevenueShareLow <= truth && truth <= segment.RevenueShareHigh;
            }
        );

        IsBetween(0.93, 0.97, counts[0], runs, "held");
    }

    private static RfmSegmentRow Segment(List<double> spent, double total) =>
        new(
            "",
            spent.Count,
            null,
            (decimal)spent.Sum(),
            spent.Sum() / total,
            null,
            null,
            null,
            spent.Sum(each => each * each)
        );

    private static BuyingFit Fit(BuyingModel model) =>
        new(model.Kind, model, TimeUnit.Day, 0, 0, 0, null, 0, null, null);

    // Customers watched for 40 to 100 days, and the discounted money that all of them spend in the months after.
    private static (ValueRow[] Rows, double Spent) Customers(BuyingModel truth, int customers, ref Xoshiro256 random)
    {
        var rows = new ValueRow[customers];
        var spent = 0.0;
        for (var i = 0; i < customers; i++)
        {
            var age = 40 + random.NextBelow(61);
            var scale = Variates.Gamma(Spending.Q, ref random) / Spending.V;
            var repeats = 0;
            var last = 0.0;
            var money = 0.0;
            foreach (var time in BuyingModelTests.Life(truth, ref random))
            {
                var price = Variates.Gamma(Spending.P, ref random) / scale;
                if (time <= age)
                {
                    (repeats, last, money) = (repeats + 1, time, money + price);
                }
                else if (time <= age + (Months * TimeUnit.Day.PerMonth))
                {
                    spent += price / Math.Pow(1.01, Math.Ceiling((time - age) / TimeUnit.Day.PerMonth));
                }
            }

            rows[i] = new ValueRow(repeats, (int)Math.Ceiling(last), age, (decimal)money, 1);
        }

        return (rows, spent);
    }
}
