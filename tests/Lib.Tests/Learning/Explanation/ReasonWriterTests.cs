using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Explanation;
using Tests.Support;

namespace Tests.Learning.Explanation;

public class ReasonWriterTests
{
    private static readonly Dictionary<string, string> Phrases = new()
    {
        ["strong"] = "a strength of {value}",
        ["kind"] = "being {value}",
    };

    [Fact]
    public void Of_Contributions_TellsTheLargestWithValueAndSign()
    {
        var writer = new ReasonWriter(PlantedModel.Columns, Phrases);

        var reasons = writer.Of([1234.5, 0, double.NaN, 1], [0.4, -0.1, -0.9, 0.5, -2]);

        Assert.Equal(["weak", "kind", "strong"], reasons.Reasons.Select(reason => reason.Feature));
        Assert.Equal([-0.9, 0.5, 0.4], reasons.Reasons.Select(reason => reason.Contribution));
        Assert.Equal(["unknown", "old", "1,234.5"], reasons.Reasons.Select(reason => reason.Value));
        Assert.Equal("Raised by: being old; a strength of 1,234.5. Lowered by: weak is unknown.", reasons.Sentence);
        Assert.Equal(-2, reasons.Base);
        Assert.Equal(-2.1, reasons.Raw, 1e-12);
        Assert.Contains("being old", reasons.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EqualOrZeroContributions_KeepsOrderAndLeavesZerosOut()
    {
        var writer = new ReasonWriter(PlantedModel.Columns, most: 2);

        Assert.Equal(
            ["strong", "noise"],
            writer.Of([1, 2, 3, 0], [.5, -.5, .5, 0, 0]).Reasons.Select(reason => reason.Feature)
        );
        var none = writer.Of([1, 2, 3, 0], [0, 0, 0, 0, -1]);
        Assert.Empty(none.Reasons);
        Assert.Equal("No feature moves this score.", none.Sentence);
    }

    [RequiresTrainingFact]
    public void Of_BoostedModel_AddsUpToItsRawScore()
    {
        var (rows, labels) = PlantedModel.Rows(1, 2_000);
        var model = BoostedTrees.Train(rows, labels);
        var writer = new ReasonWriter(model.Columns, Phrases);
        var raw = model.PredictRaw(rows);
        var row = new double[4];
        var strongest = 0;
        for (var i = 0; i < 200; i++)
        {
            rows.CopyRow(i, row);
            var reasons = writer.Of(row, model.ContributionsOfRow(row));
            Assert.Equal(raw[i], reasons.Raw, 1e-6);
            strongest += reasons.Reasons[0].Feature == "strong" ? 1 : 0;
        }

        Assert.InRange(strongest, 110, 200);
    }

    [Fact]
    public void Of_WrongInput_Throws()
    {
        var writer = new ReasonWriter(PlantedModel.Columns);

        Assert.Throws<ArgumentException>(() => writer.Of([1, 2, 3], [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>(() => writer.Of([1, 2, 3, 4], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => writer.Of([1, 2, 3, 4], [1, 2, double.NaN, 4, 5]));
        Assert.ThrowsAny<ArgumentException>(() => new ReasonWriter(PlantedModel.Columns, most: 0));
        Assert.Contains(
            "strong, noise, weak, kind",
            Assert
                .Throws<ArgumentException>(() =>
                    new ReasonWriter(PlantedModel.Columns, new Dictionary<string, string> { ["strang"] = "x" })
                )
                .Message,
            StringComparison.Ordinal
        );
    }
}
