using System.Globalization;
using EcommerceNotebooks.Learning;
using Tests.Support;

namespace Tests.Learning.Boosting;

/// <summary>LightGBM's example of a binary classification: 7,000 rows to train on and 500 to test, 28 numbers each.</summary>
internal static class ExampleData
{
    internal const string Training = "data/lightgbm/binary.train";
    internal const string Testing = "data/lightgbm/binary.test";

    internal static (FeatureTable Features, byte[] Labels) Read(string path)
    {
        var rows = File.ReadLines(Repository.SharedPath(path.Split('/')))
            .Select(line => line.Split('\t').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var columns = Enumerable.Range(1, rows[0].Length - 1).ToArray();
        return (
            FeatureTable.Of(
                [.. columns.Select(column => new FeatureColumn($"x{column}"))],
                [.. columns.Select(column => rows.Select(row => row[column]).ToArray())]
            ),
            [.. rows.Select(row => (byte)row[0])]
        );
    }

    /// <summary>The chance that a positive row scores above a negative one, ties counted half: by comparing all pairs.</summary>
    internal static double RocAuc(double[] scores, byte[] labels)
    {
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; labels[i] == 1 && j < scores.Length; j++)
            {
                if (labels[j] == 0)
                {
                    wins +=
                        scores[i] > scores[j] ? 1
                        : scores[i] == scores[j] ? 0.5
                        : 0;
                    pairs++;
                }
            }
        }

        return wins / pairs;
    }
}
