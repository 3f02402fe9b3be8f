using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Explanation;

namespace Tests.Learning.Explanation;

public class PermutationImportanceTests
{
    [Fact]
    public void Of_PlantedFeatures_FindsThemInOrder()
    {
        var (rows, labels) = PlantedModel.Rows(1, 4_000);
        var values = rows.Values.Values.ToArray();

        var report = PermutationImportance.Of(rows, labels, PlantedModel.Predict);

        Assert.Equal(["strong", "weak", "kind", "noise"], report.Drops.Select(drop => drop.Name));
        Assert.True(report.Drops[0].IsAboveZero);
        Assert.True(report.Drops[1].IsAboveZero);
        Assert.InRange(report.Drops[0].Value!.Value, report.Drops[0].Interval!.Low, report.Drops[0].Interval!.High);
        Assert.All(report.Drops.Skip(2), drop => Assert.Equal(0, drop.Value));
        Assert.All(
            report.Drops.Skip(2),
            drop => Assert.Contains("no resample differs", drop.Reason, StringComparison.Ordinal)
        );
        Assert.Equal(values, rows.Values.Values);
        Assert.Equal(
            BinaryEvaluation.Of(new BinaryScores(PlantedModel.Predict(rows), labels)).AveragePrecision.Value,
            report.AveragePrecision.Value
        );
        Assert.Contains("strong", report.ToTable().ToString(), StringComparison.Ordinal);
        Assert.Contains("strong", report.ToChart().ToSvg(), StringComparison.Ordinal);
    }

    // A model of one feature ranks shuffled rows blindly, so that the drop is the average precision less the base rate.
    [Fact]
    public void Of_OnlyFeature_DropsToTheBaseRate()
    {
        var (rows, labels) = PlantedModel.Rows(2, 20_000);

        var report = PermutationImportance.Of(
            rows.Select("strong"),
            labels,
            table => table.Column(0).ToArray(),
            options: new ImportanceOptions { Resamples = 0 }
        );

        var baseRate = (double)report.Positives / report.Rows;
        Assert.Equal(report.AveragePrecision.Value!.Value - baseRate, report.Drops[0].Value!.Value, 0.01);
        Assert.Contains("no resamples", report.Drops[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameReport()
    {
        var (rows, labels) = PlantedModel.Rows(3, 1_000);
        var options = new ImportanceOptions { MostRows = 500 };

        var one = PermutationImportance.Of(rows, labels, PlantedModel.Predict, options: options);
        var again = PermutationImportance.Of(rows, labels, PlantedModel.Predict, options: options);
        var other = PermutationImportance.Of(rows, labels, PlantedModel.Predict, options: options with { Seed = 1 });

        Assert.Equal(500, one.Rows);
        Assert.Equal(one.Drops, again.Drops);
        Assert.NotEqual(one.Drops, other.Drops);
    }

    [Fact]
    public void Of_GroupsOfEqualRows_WidenTheInterval()
    {
        var (rows, labels) = PlantedModel.Rows(4, 300);
        int[] ten = [.. Enumerable.Range(0, 3_000).Select(i => i / 10)];
        var repeated = rows.Take(ten);
        byte[] repeatedLabels = [.. ten.Select(row => labels[row])];

        var alone = PermutationImportance.Of(repeated, repeatedLabels, PlantedModel.Predict).Drops[0].Interval!;
        var grouped = PermutationImportance
            .Of(repeated, repeatedLabels, PlantedModel.Predict, [.. ten.Select(row => (long)row)])
            .Drops[0]
            .Interval!;

        Assert.True(grouped.High - grouped.Low > 2 * (alone.High - alone.Low));
    }

    [Fact]
    public void Of_OneClass_SaysWhy()
    {
        var (rows, _) = PlantedModel.Rows(5, 50);

        var report = PermutationImportance.Of(rows, new byte[50], PlantedModel.Predict);

        Assert.All(report.Drops, drop => Assert.Contains("no row is positive", drop.Reason, StringComparison.Ordinal));
        Assert.Contains("No row is positive", report.ToChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WrongInput_Throws()
    {
        var (rows, labels) = PlantedModel.Rows(6, 50);

        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(rows, new byte[49], PlantedModel.Predict));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(rows, labels, PlantedModel.Predict, [1]));
        Assert.Contains(
            "3 scores for 50 rows",
            Assert.Throws<ArgumentException>(() => PermutationImportance.Of(rows, labels, _ => new double[3])).Message,
            StringComparison.Ordinal
        );
        Assert.ThrowsAny<ArgumentException>(() =>
            PermutationImportance.Of(rows, labels, PlantedModel.Predict, options: new ImportanceOptions { Repeats = 0 })
        );
    }
}
