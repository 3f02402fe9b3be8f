using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Questions.Propensity.Scoring;
using EcommerceNotebooks.Warehouse;
using Tests.Customers.Planted;
using Tests.Support;

namespace Tests.Propensity;

[Trait("Speed", "Slow")]
[Collection(PublishedMonthsShop.Collection)]
public sealed class PropensityTests(PublishedMonthsShop planted)
{
    private static readonly EvaluationOptions NoIntervals = new() { Resamples = 0 };

    private static readonly PropensityWindow Window = new(
        new(2019, 10, 1),
        PublishedMonthsShop.November,
        PublishedMonthsShop.December
    );

    // The model is the same with any number of threads; several wait for each other in a loop, which takes long beside other tests.
    private static readonly BoostingOptions OneThread = new() { Threads = 1 };

    [RequiresTrainingFact]
    public void Users_GeneratedMonths_FindMoreThanRecencyTells()
    {
        var report = planted.Shop.Propensity.Users(new PropensityOptions { Boosting = OneThread, Window = Window });

        Assert.Null(report.Reason);
        Assert.Equal(
            ["base rate", "recency only", "last event", "RFM score", "logistic regression", PropensityReport.TreesName],
            report.Scores.Select(each => each.Name)
        );
        Assert.All(report.Scores, each => Assert.Equal(report.TestRows, each.Evaluation.Rows));
        Assert.True(
            report.Evaluation!.RocAuc.Interval!.Low > report.Scores[1].Evaluation.RocAuc.Value,
            report.Sentence
        );
        Assert.Equal(
            report.Evaluation.RocAuc.Value
                - report.Scores.Single(each => each.Name == report.BestBaseline).Evaluation.RocAuc.Value,
            report.Gain!.RocAuc.Value
        );
        var bound = report.Evaluation.CalibrationErrorByChance + 0.01;
        Assert.InRange(report.Evaluation.CalibrationError.Value!.Value, 0, bound!.Value);
        Assert.Contains(
            $"that of the best baseline, {report.BestBaseline} (",
            report.Sentence,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(report.ToChart().ToSvg());
    }

    [RequiresTrainingFact]
    public void Users_GeneratedMonths_RankAsThePlantedIntentDoes()
    {
        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = Window,
                Evaluation = NoIntervals,
            }
        );
        var intents = planted.Users("2019-Oct").ToDictionary(user => (long)user.UserId, user => user.Intent);
        var test = report.Test!;
        var scores = report.TestScores!.Scores.ToArray();

        var rank = Spearman(scores, Array.ConvertAll(test.Users, user => intents[user]));
        var chance = 4 / Math.Sqrt(test.Rows);

        Assert.InRange(rank, 0.15 + chance, 1);
    }

    [RequiresTrainingFact]
    public void Users_EarlierWindow_TrainsOnLabelsBeforeTheTest()
    {
        var earlier = new PropensityWindow(new(2019, 10, 1), new(2019, 10, 16), new(2019, 11, 1));

        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = Window,
                TrainingWindow = earlier,
                Evaluation = NoIntervals,
            }
        );

        Assert.Equal(planted.Shop.Propensity.UserExamples(Window).Rows, report.TestRows);
        Assert.Equal(planted.Shop.Propensity.UserExamples(earlier).Rows, report.TrainingRows + report.ValidationRows);
        Assert.True(report.Evaluation!.RocAuc.Value > 0.6, report.Sentence);
        Assert.Throws<ArgumentException>(() =>
            planted.Shop.Propensity.Users(
                new PropensityOptions
                {
                    Boosting = OneThread,
                    Window = Window,
                    TrainingWindow = earlier with { Until = new(2019, 11, 2) },
                }
            )
        );
    }

    [Fact]
    public void Users_SplitByUser_HasNobodyOnBothSides()
    {
        var users = planted.Shop.Propensity.UserExamples(Window).Users;

        var parts = UserSplit.Of([.. users, .. users], 42, 0.2, 0.2);

        var sides = parts.Select(part => part.Select(row => row % users.Length).ToHashSet()).ToArray();
        Assert.Equal(2 * users.Length, parts.Sum(part => part.Length));
        Assert.False(sides[0].Overlaps(sides[1]) || sides[0].Overlaps(sides[2]) || sides[1].Overlaps(sides[2]));
        var limit = 5 * Math.Sqrt(0.2 * 0.8 / users.Length);
        Assert.InRange((double)sides[0].Count / users.Length, 0.2 - limit, 0.2 + limit);
    }

    [RequiresTrainingFact]
    public void Users_OtherLabelsOfTheTestRows_LeaveModelCurveAndBaselineAsTheyAre()
    {
        var options = new PropensityOptions
        {
            Boosting = OneThread,
            Window = Window,
            Evaluation = NoIntervals,
        };
        var rows = planted.Shop.Propensity.UserExamples(Window);
        var labels = rows.Labels.ToArray();
        var test = UserSplit.Of(rows.Users, options.Seed, options.TestShare, options.ValidationShare)[0];
        foreach (var row in test)
        {
            labels[row] = (byte)(1 - labels[row]);
        }

        using var session = planted.Shop.OpenSession();
        var honest = UserPropensity.Fit(session, rows, options);
        var other = UserPropensity.Fit(session, rows with { Labels = labels }, options);

        Assert.Equal(honest.Test!.Users, test.Select(row => rows.Users[row]));
        Assert.Equal(honest.Model!.Trees.Text, other.Model!.Trees.Text);
        Assert.Equal(
            (honest.Model.Calibrator!.Slope, honest.Model.Calibrator.Offset),
            (other.Model.Calibrator!.Slope, other.Model.Calibrator.Offset)
        );
        Assert.Equal(honest.BestBaseline, other.BestBaseline);
    }

    [RequiresTrainingFact]
    public void Features_LabelsDealtOutAnew_TellNothing()
    {
        var rows = planted.Shop.Propensity.UserExamples(Window);
        var shuffled = rows.Labels.ToArray();
        new Random(7).Shuffle(shuffled);

        var auc = Auc(rows with { Labels = shuffled });

        Assert.InRange(auc, 0.5 - Limit(rows), 0.5 + Limit(rows));
    }

    [RequiresTrainingFact]
    public void Features_LabelsDealtOutAmongEqualActivity_TellWhatActivityTells()
    {
        var rows = planted.Shop.Propensity.UserExamples(Window);
        var events = Column(rows, "oct_events");
        var labels = new byte[rows.Rows];
        var random = new Random(8);
        foreach (var equal in Enumerable.Range(0, rows.Rows).GroupBy(row => events[row]))
        {
            var mine = equal.ToArray();
            var dealt = Array.ConvertAll(mine, row => rows.Labels[row]);
            random.Shuffle(dealt);
            for (var i = 0; i < mine.Length; i++)
            {
                labels[mine[i]] = dealt[i];
            }
        }

        var permuted = rows with { Labels = labels };

        var all = Auc(permuted);
        var alone = Auc(permuted with { Features = permuted.Features.Select("oct_events") });

        Assert.InRange(all - alone, -Limit(rows), Limit(rows));
        Assert.True(alone > 0.55, $"activity alone gives {alone}");
    }

    [Fact]
    public void Features_EachAlone_StayBelowWhatOnlyALeakGives()
    {
        var rows = planted.Shop.Propensity.UserExamples(Window);

        Assert.All(rows.Features.Columns, column => Assert.True(AucOfOne(rows, column.Name) < 0.95, column.Name));
        Assert.True(AucOfOne(WithLeak(rows), "oct_views") > 0.95, "a planted leak is not seen");
    }

    [RequiresTrainingFact]
    public void Features_WindowThatLooksAhead_AreNotThoseOfTheInstant()
    {
        using var session = planted.Shop.OpenSession();
        var reader = new UserFeatureReader(session, Window);
        var honest = reader.Read(long.MinValue, long.MaxValue);
        session.Connection.Execute(
            """
            create or replace temp macro window_events(from_time, as_of, first_user, last_user) as table
            select event_id, user_id, product_id, session_key, event_type, price, event_time, category_code, brand
            from fact_events
            where event_time >= cast(from_time as timestamp)
                and event_time < cast(as_of as timestamp) + interval 7 day
                and user_id between cast(first_user as bigint) and cast(last_user as bigint)
            """
        );

        var leaking = reader.Read(long.MinValue, long.MaxValue);

        Assert.True(leaking.Rows > honest.Rows);
        Assert.True(Auc(leaking) > Auc(honest) + 0.05);
    }

    [RequiresTrainingFact]
    public void Score_EveryUser_IsKeptAsTableAndEqualsTheModel()
    {
        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = Window,
                Evaluation = NoIntervals,
            }
        );

        var scoring = planted.Shop.Propensity.Score(
            report.Model!,
            PublishedMonthsShop.November,
            PublishedMonthsShop.December,
            new ScoringOptions { ExplainedShare = 0.01, Reasons = 2 }
        );

        var kept = planted
            .Shop.Connection.Query<ScoredUser>("select * from predictions_propensity order by user_id")
            .AsList();
        var rows = planted.Shop.Propensity.UserExamples(
            new(PublishedMonthsShop.November, PublishedMonthsShop.December, PublishedMonthsShop.December.AddDays(1))
        );
        Assert.Equal((rows.Rows, rows.Rows), (scoring.Users, kept.Count));
        Assert.Equal(rows.Users, kept.Select(each => each.UserId));
        Assert.Equal(report.Model!.Predict(rows.Features), kept.Select(each => each.Score));
        Assert.Equal(Enumerable.Range(1, 10), kept.Select(each => each.Decile).Distinct().Order());
        Assert.True(
            kept.Where(each => each.Decile == 1).Min(each => each.Score)
                >= kept.Where(each => each.Decile == 2).Max(each => each.Score)
        );
        Assert.Equal((int)Math.Ceiling(0.01 * rows.Rows), kept.Count(each => each.Reasons is not null));
        Assert.All(scoring.First, each => Assert.Matches(@"^[+-] .+; [+-] .+$", each.Reasons));
        Assert.Empty(ContractVerifier.Violations(planted.Shop.OnConnection, ["predictions_propensity"]));
    }

    [RequiresTrainingFact]
    public void Scorer_SingleUsers_GivesTheScoresOfAll()
    {
        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = Window,
                Evaluation = NoIntervals,
            }
        );
        var rows = planted.Shop.Propensity.UserExamples(Window);
        var scores = report.Model!.Predict(rows.Features);
        using var scorer = planted.Shop.Propensity.Scorer(report.Model, Window.From, Window.AsOf);

        for (var row = 0; row < rows.Rows; row += 997)
        {
            Assert.Equal(scores[row], scorer.Score(rows.Users[row]));
        }

        Assert.Null(scorer.Score(-1));
    }

    [RequiresTrainingFact]
    public void Predict_CategoriesCodedOtherwise_GoByTheirNames()
    {
        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = Window,
                Evaluation = NoIntervals,
            }
        );
        var features = report.Test!.Features;
        var recoded = FeatureTable.Of(
            [
                .. features.Columns.Select(column =>
                    column.Categories is { } names ? column with { Categories = [.. names.Reverse()] } : column
                ),
            ],
            [
                .. features.Columns.Select(
                    (column, i) =>
                        column.Categories is { } names
                            ? Array.ConvertAll(features.Column(i).ToArray(), code => names.Count - 1 - code)
                            : features.Column(i).ToArray()
                ),
            ]
        );

        Assert.Equal(report.Model!.Predict(features), report.Model.Predict(recoded));
    }

    [Fact]
    public void Users_TooFewBuyers_SayWhy()
    {
        var report = planted.Shop.Propensity.Users(
            new PropensityOptions
            {
                Boosting = OneThread,
                Window = new(new(2019, 10, 1), new(2019, 10, 1, 1, 0, 0), new(2019, 10, 1, 2, 0, 0)),
            }
        );

        Assert.Contains("20 of each are the least", report.Reason, StringComparison.Ordinal);
        Assert.StartsWith("There is no model", report.Sentence, StringComparison.Ordinal);
        Assert.Empty(report.Scores);
        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.Equal(0, report.ToTable().RowCount);
    }

    private static double[] Column(PropensityExamples rows, string name) =>
        rows.Features.Select(name).Column(0).ToArray();

    private static PropensityExamples WithLeak(PropensityExamples rows)
    {
        var random = new Random(3);
        var leak = Array.ConvertAll(rows.Labels, label => label + (0.1 * random.NextDouble()));
        return rows with { Features = FeatureTable.Of([new FeatureColumn("oct_views")], leak) };
    }

    // Either direction counts; unknown values stand below all others.
    private static double AucOfOne(PropensityExamples rows, string name)
    {
        var values = Array.ConvertAll(
            Column(rows, name),
            value => double.IsNaN(value) ? double.NegativeInfinity : value
        );
        var auc = BinaryEvaluation
            .Of(new BinaryScores(values, rows.Labels, rows.Users), NoIntervals)
            .RocAuc.Value!.Value;
        return Math.Max(auc, 1 - auc);
    }

    private static double Auc(PropensityExamples rows)
    {
        var parts = UserSplit.Of(rows.Users, 11, 0.5);
        var (test, training) = (rows.Take(parts[0]), rows.Take(parts[1]));
        var model = BoostedTrees.Train(training.Features, training.Labels, OneThread);
        return BinaryEvaluation
            .Of(new BinaryScores(model.Predict(test.Features), test.Labels, test.Users), NoIntervals)
            .RocAuc.Value!.Value;
    }

    // Four standard errors of an AUC without any truth in it, on half of the rows (Mann and Whitney, 1947).
    private static double Limit(PropensityExamples rows)
    {
        var (positives, negatives) = (rows.Positives / 2.0, (rows.Rows - rows.Positives) / 2.0);
        return 4 * Math.Sqrt((positives + negatives + 1) / (12 * positives * negatives));
    }

    private static double Spearman(double[] one, double[] other)
    {
        var (first, second) = (Ranks(one), Ranks(other));
        var mean = (one.Length - 1) / 2.0;
        var product = first.Zip(second, (a, b) => (a - mean) * (b - mean)).Sum();
        return product / Math.Sqrt(first.Sum(a => (a - mean) * (a - mean)) * second.Sum(b => (b - mean) * (b - mean)));
    }

    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        foreach (var (place, row) in Enumerable.Range(0, values.Length).OrderBy(row => values[row]).Index())
        {
            ranks[row] = place;
        }

        return ranks;
    }
}
