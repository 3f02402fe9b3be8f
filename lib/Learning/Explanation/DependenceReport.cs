using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>What a model says where a feature has one value in all rows.</summary>
/// <param name="Value">The value; null for unknown.</param>
/// <param name="Text">The value as people read it, a category by its name.</param>
/// <param name="Average">The average score.</param>
/// <param name="Low">The score below which a tenth of the rows lies: how much the other features matter.</param>
/// <param name="High">The score above which a tenth of the rows lies.</param>
public sealed record DependencePoint(double? Value, string Text, double Average, double Low, double High);

/// <summary>How a model's scores hang on one feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Rows">How many rows were used.</param>
/// <param name="Points">Rising values of a number, the commonest categories first; unknown last.</param>
public sealed record DependenceReport(FeatureColumn Feature, long Rows, IReadOnlyList<DependencePoint> Points)
    : ChartReport
{
    private string Title => $"Average score by {Feature.Name}, {Words.Count(Rows, "row")}";

    /// <summary>One row per value.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Points.Select(point => new
                {
                    Value = point.Text,
                    AverageScore = point.Average,
                    TenthBelow = point.Low,
                    TenthAbove = point.High,
                }),
                Title
            )
            .WithFormat(ColumnFormat.Fixed(4), "average_score", "tenth_below", "tenth_above");

    /// <summary>The average over the values of a number, with the middle eight tenths of the rows as a band; bars for categories.</summary>
    public override Chart ToChart()
    {
        var points = Points.Where(point => point.Value is not null || Feature.Kind == FeatureKind.Category).ToArray();
        if (points.Length == 0)
        {
            return Chart.Nothing("No row has a known value of this feature.").Title(Title);
        }

        var averages = points.Select(point => point.Average);
        var chart =
            Feature.Kind == FeatureKind.Category
                ? Chart.HorizontalBar(points.Select(point => point.Text), averages, "average").XAxis("average score")
                : Chart
                    .Band(
                        points.Select(point => point.Value),
                        points.Select(point => point.Low),
                        points.Select(point => point.High),
                        "8 of 10 rows"
                    )
                    .With(Chart.Line(points.Select(point => point.Value), averages, "average"))
                    .XAxis(Feature.Name)
                    .YAxis("score");
        return chart.Title(Title);
    }
}
