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
}
