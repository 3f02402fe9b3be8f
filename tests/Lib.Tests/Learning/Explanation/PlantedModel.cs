using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Learning.Explanation;

/// <summary>Rows of four features, of which the model uses two: "strong" and, less, "weak"; "noise" and "kind" say nothing.</summary>
internal static class PlantedModel
{
    internal static readonly FeatureColumn[] Columns =
    [
        new("strong"),
        new("noise"),
        new("weak"),
        new("kind", FeatureKind.Category, ["new", "old", "other"]),
    ];

    internal static (FeatureTable Rows, byte[] Labels) Rows(ulong seed, int count)
    {
        var random = new Xoshiro256(seed);
        var values = Columns.Select(_ => new double[count]).ToArray();
        var labels = new byte[count];
        for (var row = 0; row < count; row++)
        {
            values[0][row] = random.NextNormal();
            values[1][row] = random.NextNormal();
            values[2][row] = random.NextNormal();
            values[3][row] = random.NextBelow(2);
            labels[row] = (byte)(random.Chance(Probability(values[0][row], values[2][row])) ? 1 : 0);
        }

        return (FeatureTable.Of(Columns, values), labels);
    }

    internal static double Probability(double strong, double weak) =>
        1 / (1 + Math.Exp(2 - (1.5 * strong) - (0.5 * weak)));

    internal static double[] Predict(FeatureTable rows)
    {
        var scores = new double[rows.Rows];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Probability(rows.Column(0)[row], rows.Column(2)[row]);
        }

        return scores;
    }
}
