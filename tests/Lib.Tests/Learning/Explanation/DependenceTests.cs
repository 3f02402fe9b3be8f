using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Explanation;

namespace Tests.Learning.Explanation;

public class DependenceTests
{
    [Fact]
    public void Of_Number_AveragesTheModelAtQuantiles()
    {
        var (rows, _) = PlantedModel.Rows(1, 1_001);
        var sorted = rows.Column(0).ToArray().Order().ToArray();

        var report = Dependence.Of(rows, "strong", PlantedModel.Predict, new DependenceOptions { Points = 11 });

        Assert.Equal(Enumerable.Range(0, 11).Select(i => (double?)sorted[i * 100]), report.Points.Select(p => p.Value));
        foreach (var point in report.Points)
        {
            var scores = rows.Column(2).ToArray().Select(weak => PlantedModel.Probability(point.Value!.Value, weak));
            Assert.Equal(scores.Average(), point.Average, 1e-12);
            Assert.True(point.Low < point.Average && point.Average < point.High);
        }

        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.Contains("Average score", report.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FeatureTheModelLeavesOut_IsFlat()
    {
        var (rows, _) = PlantedModel.Rows(2, 500);

        var report = Dependence.Of(rows, "noise", PlantedModel.Predict);

        Assert.Single(report.Points.Select(point => point.Average).Distinct());
    }

    [Fact]
    public void Of_Category_NamesTheCommonestCodesFirst()
    {
        var rows = FeatureTable.Of(
            [new FeatureColumn("kind", FeatureKind.Category, ["new", "old", "other"])],
            [1, 1, 0, 7, double.NaN]
        );

        var report = Dependence.Of(
            rows,
            "kind",
            table => [.. table.Column(0).ToArray().Select(v => double.IsNaN(v) ? -1 : v)]
        );

        Assert.Equal(["old", "new", "7", "unknown"], report.Points.Select(point => point.Text));
        Assert.Equal([1.0, 0, 7, -1], report.Points.Select(point => point.Average));
        Assert.NotEmpty(report.ToChart().ToSvg());
    }

    [Fact]
    public void Of_ManyRows_TakesASeededSample()
    {
        var (rows, _) = PlantedModel.Rows(3, 5_000);
        var asked = new List<int>();

        var report = Dependence.Of(
            rows,
            "weak",
            table =>
            {
                asked.Add(table.Rows);
                return PlantedModel.Predict(table);
            },
            new DependenceOptions { MostRows = 300, Points = 4 }
        );

        Assert.Equal(300, report.Rows);
        Assert.Equal([300, 300, 300, 300], asked);
    }

    [Fact]
    public void Of_ConstantUnknownOrNoRows_GivesWhatThereIs()
    {
        FeatureColumn[] columns = [new("x")];
        double[] Zero(FeatureTable table) => new double[table.Rows];

        Assert.Single(Dependence.Of(FeatureTable.Of(columns, [2, 2, 2]), "x", Zero).Points);
        var unknown = Dependence.Of(FeatureTable.Of(columns, [double.NaN, double.NaN]), "x", Zero);
        Assert.Equal("unknown", Assert.Single(unknown.Points).Text);
        Assert.Contains("No row has a known value", unknown.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Empty(
            Dependence
                .Of(
                    FeatureTable.Of(
                        columns,
                        [
                            [],
                        ]
                    ),
                    "x",
                    Zero
                )
                .Points
        );
    }

    [Fact]
    public void Of_UnknownName_ListsThoseThereAre()
    {
        var (rows, _) = PlantedModel.Rows(4, 10);

        var message = Assert
            .Throws<ArgumentException>(() => Dependence.Of(rows, "strange", PlantedModel.Predict))
            .Message;

        Assert.Contains("strong, noise, weak, kind", message, StringComparison.Ordinal);
    }
}
