using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;

namespace Tests.Customers;

/// <summary>What all models of buying have in common, and MBG/NBD beside what is published of it.</summary>
public sealed class BuyingModelTests
{
    private const int Lives = 40_000;

    public static TheoryData<LifetimeModel, double[]> Parameters =>
        new()
        {
            { LifetimeModel.BgNbd, [0.24, 4.4, 0.79, 2.43] },
            { LifetimeModel.BgNbd, [2.5, 0.3, 1.7, 0.4] },
            { LifetimeModel.BgNbd, [0.05, 60, 0.02, 9] },
            { LifetimeModel.MbgNbd, [0.525, 6.183, 0.891, 1.614] },
            { LifetimeModel.MbgNbd, [2.5, 0.3, 1.7, 0.4] },
            { LifetimeModel.BgBb, [1.2, 0.75, 0.66, 2.8] },
            { LifetimeModel.BgBb, [0.2, 30, 1.4, 0.5] },
        };

    public static TheoryData<LifetimeModel> Kinds => [.. Enum.GetValues<LifetimeModel>()];

    [SharedDataFact(Cdnow.Summary)]
    public void Fit_CdnowMbgNbd_MatchesLifetimes()
    {
        var fit = BuyingFit.Of(LifetimeModel.MbgNbd, Cdnow.Histories(), TimeUnit.Week);

        Assert.Null(fit.Reason);
        var model = Assert.IsType<MbgNbd>(fit.Model);
        Assert.Equal(0.525, model.R, 0.0005);
        Assert.Equal(6.183, model.Alpha, 0.0005);
        Assert.Equal(0.891, model.A, 0.0005);
        Assert.Equal(1.614, model.B, 0.0005);
        Assert.InRange(fit.LargestGradient!.Value, 0, 1e-8);
    }

    [Fact]
    public void ProbabilityAlive_OneTimeBuyerOfCdnow_FallsByMbgNbdAndStaysByBgNbd()
    {
        // The chance not to die at once over the odds of silence: (b / a) ((alpha + T) / alpha)^-r to 1.
        var odds = 1.614 / 0.891 * Math.Pow((6.183 + 38.86) / 6.183, -0.525);

        Assert.Equal(odds / (1 + odds), Cdnow.PublishedMbgNbd.ProbabilityAlive(0, 0, 38.86), 1e-12);
        Assert.Equal(1.614 / (0.891 + 1.614), Cdnow.PublishedMbgNbd.ProbabilityAlive(0, 0, 0), 1e-12);
        Assert.Equal(1, Cdnow.PublishedBgNbd.ProbabilityAlive(0, 0, 38.86));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Gradient_DrawnHistories_MatchesFiniteDifferences(LifetimeModel kind, double[] at)
    {
        var histories = Histories(kind, 300);
        IBuyingLikelihood likelihood =
            kind == LifetimeModel.BgBb
                ? new BgBbLikelihood(histories)
                : new NbdLikelihood(histories, kind == LifetimeModel.MbgNbd ? 1 : 0);
        var gradient = new double[4];
        likelihood.Evaluate(at, gradient);

        for (var i = 0; i < at.Length; i++)
        {
            var step = 1e-5 * at[i];
            double[] up = [.. at],
                down = [.. at];
            up[i] += step;
            down[i] -= step;
            var difference = (likelihood.Evaluate(up, []) - likelihood.Evaluate(down, [])) / (2 * step);
            Assert.Equal(difference, gradient[i], 1e-4 * Math.Max(1, Math.Abs(difference)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ProbabilityAliveAndExpected_SimulatedLives_AreTheSharesAndTheMeans(LifetimeModel kind)
    {
        // Lives of a known model, cut at day 12: of those with the same number of purchases and the same half of the last one, how many buy at all, and how often, within 200 days?
        var random = new Xoshiro256(11);
        var model = Truth(kind);
        var sums = new Dictionary<(int, bool), (double Expected, double Actual, double Squares, int Count)>();
        for (var i = 0; i < Lives; i++)
        {
            var times = Life(model, ref random);
            var before = times.TakeWhile(time => time <= 12).ToArray();
            var ahead = times.Count(time => time > 12 && time <= 212);
            var last = before.LastOrDefault();
            var expected = model.Expected(200, before.Length, last, 12);
            var key = (Math.Min(4, before.Length), last > 6);
            (var sum, var actual, var squares, var count) = sums.GetValueOrDefault(key);
            sums[key] = (sum + expected, actual + ahead, squares + Math.Pow(ahead - expected, 2), count + 1);
        }

        Assert.True(sums.Count >= 7, $"{sums.Count} groups");
        Assert.All(
            sums.Where(each => each.Value.Count > 50),
            each => Assert.Equal(each.Value.Actual, each.Value.Expected, 4.5 * Math.Sqrt(each.Value.Squares) + 1e-9)
        );
    }

    [Theory]
    [InlineData(0.45, 11, 30, 90)]
    [InlineData(0.45, 11, 35_261, 88_000)]
    [InlineData(200, 900, 35_261, 88_000)]
    public void Expected_CustomersWhoDieAlike_IsThatOfOneProbability(double r, double alpha, double a, double b)
    {
        // With the probability p to die at each purchase, (1 - (1 + p t / alpha)^-r) / p purchases come within t; the more alike customers are, the nearer.
        var p = a / (a + b);
        var expected = (1 - p) * (1 - Math.Pow(1 + (p * 360 / alpha), -r)) / p;

        Assert.Equal(expected, new MbgNbd(r, alpha, a, b).ExpectedOfNew(360), 2 / a * expected);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void DrawAhead_ManyDraws_HaveTheExpectedMean(LifetimeModel kind)
    {
        var model = Truth(kind);
        var random = new Xoshiro256(12);
        (int Repeats, double Last)[] histories = [(0, 0), (1, 2), (3, 11), (6, 8)];
        foreach ((var repeats, var last) in histories)
        {
            double sum = 0,
                squares = 0;
            for (var draw = 0; draw < Lives; draw++)
            {
                var times = new List<double>();
                if (random.Chance(model.ProbabilityAlive(repeats, last, 12)))
                {
                    model.DrawAhead(50, repeats, 12, times, ref random);
                }

                Assert.All(times, time => Assert.InRange(time, 0, 50));
                sum += times.Count;
                squares += (double)times.Count * times.Count;
            }

            var mean = sum / Lives;
            var error = Math.Sqrt(((squares / Lives) - (mean * mean)) / Lives);
            Assert.Equal(model.Expected(50, repeats, last, 12), mean, 4.5 * error);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_LivesOfAKnownModel_FindsTheMeanChances(LifetimeModel kind)
    {
        var truth = Truth(kind);

        var fit = BuyingFit.Of(kind, Histories(kind, 30_000), TimeUnit.Day);

        Assert.Null(fit.Reason);
        Assert.Equal(kind, fit.Model!.Kind);
        Assert.Equal(truth.ExpectedOfNew(30), fit.Model.ExpectedOfNew(30), 0.03 * truth.ExpectedOfNew(30));
        Assert.Equal(truth.ProbabilityAlive(0, 0, 25), fit.Model.ProbabilityAlive(0, 0, 25), 0.05);
        Assert.Equal(truth.ProbabilityAlive(3, 10, 25), fit.Model.ProbabilityAlive(3, 10, 25), 0.05);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToTable_NamesTheModelAndItsParameters(LifetimeModel kind)
    {
        var fit = BuyingFit.Of(kind, Histories(kind, 2_000), TimeUnit.Day);

        var table = fit.ToTable();

        Assert.Equal($"{fit.Name}, time in days", table.Title);
        Assert.Equal(fit.Model!.Parameters.Select(each => each.Name), table.Column<string>("measure").Skip(3).Take(4));
        Assert.Equal(fit.Model.Parameters[3].Value, Convert.ToDouble(table[6, "value"], null), 1e-9);
    }

    /// <summary>A model of each kind with a lively rate, so that groups by purchases are large.</summary>
    internal static BuyingModel Truth(LifetimeModel kind) =>
        kind switch
        {
            LifetimeModel.BgBb => new BgBb(0.8, 3, 0.6, 6),
            LifetimeModel.MbgNbd => new MbgNbd(0.8, 5, 0.7, 2),
            _ => new BgNbd(0.8, 5, 0.7, 2),
        };

    /// <summary>The times of all repeat purchases of a customer's life, up to 10,000 units.</summary>
    internal static List<double> Life(BuyingModel model, ref Xoshiro256 random)
    {
        if (model is NbdModel nbd)
        {
            return BgNbdTests.Life(nbd, ref random);
        }

        var discrete = (BgBb)model;
        var buys = Variates.Beta(discrete.Alpha, discrete.Beta, ref random);
        var dies = Variates.Beta(discrete.Gamma, discrete.Delta, ref random);
        var times = new List<double>();
        for (var day = 1; day <= 10_000 && !random.Chance(dies); day++)
        {
            if (random.Chance(buys))
            {
                times.Add(day);
            }
        }

        return times;
    }

    // Customers of the known model, watched for 5 to 30 days.
    private static BuyerHistory[] Histories(LifetimeModel kind, int customers)
    {
        var random = new Xoshiro256(13);
        var model = Truth(kind);
        var histories = new BuyerHistory[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = 5 + random.NextBelow(26);
            var times = Life(model, ref random).TakeWhile(time => time <= age).ToArray();
            histories[i] = new BuyerHistory(times.Length, times.LastOrDefault(), age);
        }

        return histories;
    }
}
