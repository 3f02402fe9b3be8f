using EcommerceNotebooks;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Questions.Propensity;
using Tests.Customers.Planted;
using Tests.Support;

namespace Tests.Propensity;

[Trait("Speed", "Slow")]
[Collection(PublishedMonthsShop.Collection)]
public sealed class SessionPropensityTests(PublishedMonthsShop planted)
{
    private static readonly SessionWindow Window = new()
    {
        From = PublishedMonthsShop.November,
        Until = PublishedMonthsShop.December,
        AfterEvents = 3,
    };

    private static readonly SessionWindow Both = Window with { From = new(2019, 10, 1), AfterEvents = 1 };

    private static readonly EvaluationOptions NoIntervals = new() { Resamples = 0 };

    [RequiresTrainingFact]
    public void Sessions_EarlierMonth_FindMoreThanTheBaselinesTell() =>
        AssertFinds(
            planted.Shop.Propensity.Sessions(
                new() { Window = Window, TrainingWindow = Window with { From = new(2019, 10, 1), Until = Window.From } }
            )
        );

    [RequiresTrainingFact]
    public void CartItems_OtherUsers_FindMoreThanTheBaselinesTell() =>
        AssertFinds(planted.Shop.Propensity.CartItems(new() { Window = Both with { AfterEvents = 0 } }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Features_EachAlone_StayBelowWhatOnlyALeakGives(bool sessions)
    {
        var rows = Examples(sessions);

        Assert.All(
            rows.Features.Columns.Index(),
            column => Assert.True(AucOfOne(rows, column.Index) < 0.95, column.Item.Name)
        );
    }

    [RequiresTrainingTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Features_LabelsDealtOutAnew_TellNothing(bool sessions)
    {
        var rows = Examples(sessions);
        new Random(7).Shuffle(rows.Labels);

        var parts = UserSplit.Of(rows.Users, 11, 0.5);
        var (test, training) = (rows.Take(parts[0]), rows.Take(parts[1]));
        var scores = BoostedTrees.Train(training.Features, training.Labels).Predict(test.Features);

        // Four standard errors of an AUC without any truth in it (Mann and Whitney, 1947).
        var (positives, negatives) = ((double)test.Positives, (double)(test.Rows - test.Positives));
        var limit = 4 * Math.Sqrt((positives + negatives + 1) / (12 * positives * negatives));
        Assert.InRange(Auc(scores, test), 0.5 - limit, 0.5 + limit);
    }

    private PropensityExamples Examples(bool sessions) =>
        sessions
            ? planted.Shop.Propensity.SessionExamples(Both)
            : planted.Shop.Propensity.CartItemExamples(Both with { AfterEvents = 0 });

    private static void AssertFinds(PropensityReport report)
    {
        Assert.Null(report.Reason);
        Assert.All(report.Scores, each => Assert.Equal(report.TestRows, each.Evaluation.Rows));
        Assert.All(
            report.Scores.SkipLast(2),
            each => Assert.True(report.Evaluation!.RocAuc.Interval!.Low > each.Evaluation.RocAuc.Value, each.Name)
        );
        Assert.All(report.Explained(), row => Assert.NotEmpty(row.Sentence));
    }

    // Either direction counts; unknown values stand below all others.
    private static double AucOfOne(PropensityExamples rows, int column)
    {
        var values = Array.ConvertAll(
            rows.Features.Column(column).ToArray(),
            value => double.IsNaN(value) ? double.NegativeInfinity : value
        );
        var auc = Auc(values, rows);
        return Math.Max(auc, 1 - auc);
    }

    private static double Auc(double[] scores, PropensityExamples rows) =>
        BinaryEvaluation.Of(new BinaryScores(scores, rows.Labels, rows.Users), NoIntervals).RocAuc.Value!.Value;
}
