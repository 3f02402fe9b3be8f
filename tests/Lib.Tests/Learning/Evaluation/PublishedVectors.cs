using System.Text.Json;
using EcommerceNotebooks.Learning.Evaluation;
using Tests.Support;

namespace Tests.Learning.Evaluation;

/// <summary>Worked examples beside the repository.</summary>
internal static class PublishedVectors
{
    internal const string Path = "reference/vectors.json";

    internal static JsonElement Of(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.SharedPath(Path.Split('/'))));
        return document.RootElement.GetProperty(name).Clone();
    }

    internal static double[] Numbers(this JsonElement list) =>
        [.. list.EnumerateArray().Select(each => each.GetDouble())];

    /// <summary>Twenty scored rows, five of them positive.</summary>
    internal static BinaryScores Classifier()
    {
        var vector = Of("classifier_20");
        return new BinaryScores(
            vector.GetProperty("s").Numbers(),
            [.. vector.GetProperty("y").EnumerateArray().Select(each => each.GetByte())]
        );
    }
}
