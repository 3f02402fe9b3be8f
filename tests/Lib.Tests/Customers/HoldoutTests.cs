using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Customers;

/// <summary>Which model a holdout chooses, and what it says of it, when the customers' purchases after the split are changed.</summary>
public sealed class HoldoutTests
{
    private static readonly DateTime Split = new(2019, 11, 1);
    private static readonly DateTime End = Split.AddDays(30);
    private static readonly LifetimeOptions Options = new() { AsOf = Split };

    private static readonly BuyingModel Discrete = BuyingModelTests.Truth(LifetimeModel.BgBb);

    [Fact]
    public void Check_FourCustomers_ErrorsAndDifferencesAreThoseByHand()
    {
        // Everybody is expected to buy what the model says; two buy nothing, one once, one thrice.
        HoldoutRow[] rows = [new(0, 0, 10, 0, 2), new(0, 0, 10, 1, 1), new(0, 0, 10, 3, 1)];
        var expected = Discrete.Expected(30, 0, 0, 10);
        double[] actual = [0, 0, 1, 3];

        var check = Check(rows, Fit(Discrete));

        Assert.Equal((4, 2, 4), (check.Customers, check.Silent, check.Purchases));
        var model = check.Forecasts[0];
        Assert.Equal(4 * expected, model.Forecast, 1e-12);
        Assert.Equal(((4 * expected) - 4) / 4, model.TotalError!.Value, 1e-12);
        Assert.Equal(actual.Average(each => Math.Abs(each - expected)), model.MeanAbsoluteError, 1e-12);
        var root = Math.Sqrt(actual.Average(each => Math.Pow(each - expected, 2)));
        var nobody = Math.Sqrt(actual.Average(each => each * each));
        Assert.Equal(root, model.RootMeanSquareError, 1e-12);
        Assert.Equal(nobody, check.Forecasts[^1].RootMeanSquareError, 1e-12);
        Assert.Null(check.Forecasts[^1].LessThanNobody);

        // Roots move by the squares over twice the root.
        var moves = actual
            .Select(each => (each * each / (2 * nobody)) - (Math.Pow(each - expected, 2) / (2 * root)))
            .ToArray();
        var mean = moves.Average();
        var error = 1.959964 * Math.Sqrt(moves.Sum(each => Math.Pow(each - mean, 2)) / 3 / 4);
        Assert.Equal(nobody - root - error, model.LessThanNobody!.Low, 1e-6);
        Assert.Equal(nobody - root + error, model.LessThanNobody.High, 1e-6);
    }

    [Fact]
    public void Check_CustomersAllAlike_HasNoIntervalsAndSaysSo()
    {
        var check = Check([new(0, 0, 10, 1, 7)], Fit(Discrete), Fit(new MbgNbd(0.8, 5, 0.7, 2)));

        Assert.Null(check.ChosenLess);
        Assert.Null(check.Forecasts[0].LessThanNobody);
        Assert.EndsWith("too few or too alike for an interval.", check.Sentence, StringComparison.Ordinal);
        Assert.Contains("too few or too alike for an interval.", check.Sentences[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LifetimeModel.BgBb)]
    [InlineData(LifetimeModel.MbgNbd)]
    public void Check_PurchasesOfOneModel_ChoosesIt(LifetimeModel kind)
    {
        // One model says that everybody buys often, the other that almost nobody does; what happens is drawn from the one.
        var often = kind == LifetimeModel.BgBb ? Discrete : (BuyingModel)new MbgNbd(8, 40, 0.1, 9);
        var seldom = kind == LifetimeModel.BgBb ? (BuyingModel)new MbgNbd(0.1, 40, 9, 0.1) : new BgBb(0.1, 40, 9, 0.1);

        var check = Check(Drawn(often, 800), Fit(often), Fit(seldom), Fit(new BgNbd(8, 40, 0.1, 9)));

        Assert.Equal(kind, check.Chosen);
        Assert.True(check.ChosenLess!.Low > 0);
        Assert.Contains($"{Fit(often).Name} is chosen", check.Sentence, StringComparison.Ordinal);
        Assert.Contains("is clear", check.Sentence, StringComparison.Ordinal);
        Assert.Contains("is better than that", check.Sentences[1], StringComparison.Ordinal);
        Assert.Contains($"forecast by {Fit(often).Name}", check.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ModelsThatForetellTheSame_SaysThatTheyCannotBeToldApart()
    {
        // Of 30 customers one half buys a little as the one model says, the other as the other.
        HoldoutRow[] rows = [new(0, 0, 10, 0, 15), new(0, 0, 10, 1, 15)];
        var other = new MbgNbd(0.8, 5, 0.7, 2);

        var check = Check(rows, Fit(Discrete), Fit(other));

        Assert.NotNull(check.Chosen);
        Assert.InRange(0, check.ChosenLess!.Low, check.ChosenLess.High);
        Assert.Contains("cannot tell the two apart", check.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BgNbdAlone_IsABaselineAndNeverChosen()
    {
        var check = Check(
            Drawn(Discrete, 200),
            Fit(new BgNbd(0.8, 5, 0.7, 2)),
            Fit(Discrete) with
            {
                Model = null,
                Reason = "it is too hot",
            },
            Fit(new MbgNbd(0.8, 5, 0.7, 2)) with
            {
                Model = null,
                Reason = "it is too hot",
            }
        );

        Assert.Equal("BG/NBD", check.Forecasts[0].Method);
        Assert.Null(check.Chosen);
        Assert.Equal("there is neither BG/BB nor MBG/NBD (it is too hot)", check.Reason);
        Assert.EndsWith(
            "no model is chosen: there is neither BG/BB nor MBG/NBD (it is too hot).",
            Assert.Single(check.Sentences),
            StringComparison.Ordinal
        );
        Assert.Contains(check.Reason!, check.ToTable().Title, StringComparison.Ordinal);
        Assert.Contains("no model is chosen", check.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OneModelMissing_SaysWhyTheOtherIsChosen()
    {
        var missing = Fit(new MbgNbd(0.8, 5, 0.7, 2)) with { Model = null, Reason = "it is too hot" };

        var check = Check(Drawn(Discrete, 200), Fit(Discrete), missing);

        Assert.Equal(LifetimeModel.BgBb, check.Chosen);
        Assert.Null(check.ChosenLess);
        Assert.EndsWith(
            "BG/BB is chosen, as there is no MBG/NBD (it is too hot).",
            check.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Check_NobodyBuysAfterTheSplit_ChoosesNothing()
    {
        var silent = Drawn(Discrete, 100).Select(row => row with { Purchases = 0 }).ToArray();

        var check = Check(silent, Fit(Discrete));

        Assert.Null(check.Chosen);
        Assert.StartsWith("None of 100 customers bought", Assert.Single(check.Sentences), StringComparison.Ordinal);
        Assert.Empty(check.Groups);
    }

    [Fact]
    public void Check_LoyalCustomersLeaveAndOthersBuy_NobodyBuysIsBetter()
    {
        // Those of whom most is expected buy nothing, those who were silent for long buy once: the same number of purchases in all.
        HoldoutRow[] rows = [new(9, 30, 30, 0, 100), new(0, 0, 30, 1, 60), new(0, 0, 30, 0, 140)];
        HoldoutRow[] asBefore = [new(9, 30, 30, 6, 100), new(0, 0, 30, 1, 60), new(0, 0, 30, 0, 140)];

        Assert.Contains(
            "and is clearly better than BG/BB",
            Check(rows, Fit(Discrete)).Sentences[1],
            StringComparison.Ordinal
        );
        Assert.Contains("is better than that", Check(asBefore, Fit(Discrete)).Sentences[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SaleAfterTheSplit_TotalLiesOutsideOfItsInterval()
    {
        var options = Options with { Resamples = 40 };
        var rows = Drawn(Discrete, 1_500);
        var fit = BuyingFit.Of(LifetimeModel.BgBb, rows.Select(row => row.In(TimeUnit.Day)), TimeUnit.Day);
        HoldoutCheck With(IEnumerable<HoldoutRow> drawn) =>
            new HoldoutComparison(Split, End, [fit, .. Missing(fit)], [.. drawn]).Check(
                options,
                2,
                CancellationToken.None
            );

        var usual = With(rows);
        var sale = With(rows.Select(row => row with { Purchases = (2 * row.Purchases) + 1 }));

        Assert.Equal(usual.TotalInterval, sale.TotalInterval);
        Assert.InRange(usual.Purchases, usual.TotalInterval!.Low, usual.TotalInterval.High);
        Assert.EndsWith("came, inside of it.", usual.Sentences[3], StringComparison.Ordinal);
        Assert.Contains("came, outside of it", sale.Sentences[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MostBuyNothing_SaysWhoIsAheadByTheMeanAbsoluteError()
    {
        HoldoutRow[] few = [new(2, 20, 30, 0, 90), new(0, 0, 30, 3, 10)];
        HoldoutRow[] all = [new(0, 0, 30, 1, 90), new(2, 20, 30, 3, 10)];

        Assert.StartsWith(
            "By the mean absolute error \"nobody buys\" is smallest",
            Check(few, Fit(new MbgNbd(0.8, 5, 0.7, 2))).Sentences[2],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "90.00 % of the customers bought nothing",
            Check(few, Fit(Discrete)).Sentences[2],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The mean absolute error of BG/BB is ",
            Check(all, Fit(Discrete)).Sentences[2],
            StringComparison.Ordinal
        );
    }

    private static HoldoutCheck Check(IReadOnlyList<HoldoutRow> rows, params BuyingFit[] fits) =>
        new HoldoutComparison(Split, End, [.. fits, .. Missing(fits)], rows).Check(Options, 1, CancellationToken.None);

    private static IEnumerable<BuyingFit> Missing(params BuyingFit[] fits) =>
        Enum.GetValues<LifetimeModel>()
            .Where(kind => fits.All(fit => fit.Kind != kind))
            .Select(kind => Fit(BuyingModelTests.Truth(kind)) with { Model = null, Reason = "it is left out" });

    private static BuyingFit Fit(BuyingModel model) =>
        new(model.Kind, model, TimeUnit.Day, 0, 0, 0, null, 0, null, null);

    // Customers of a known model, watched for 20 to 40 days, and what they buy in the days after.
    private static HoldoutRow[] Drawn(BuyingModel model, int customers)
    {
        var random = new Xoshiro256(21);
        var length = (End - Split).TotalDays;
        var rows = new HoldoutRow[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = 20 + random.NextBelow(21);
            int[] days =
            [
                .. BuyingModelTests.Life(model, ref random).Select(time => (int)Math.Ceiling(time)).Distinct(),
            ];
            var before = days.TakeWhile(day => day <= age).ToArray();
            rows[i] = new HoldoutRow(
                before.Length,
                before.LastOrDefault(),
                age,
                days.Count(day => day > age && day <= age + length),
                1
            );
        }

        return rows;
    }
}
