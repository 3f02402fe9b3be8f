using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Documents;

/// <summary>README's picture of a result: the weekly retention that the executed notebook stores, on white, so that it can be read on a dark page too.</summary>
internal static partial class ResultPicture
{
    internal const string Path = "notebooks/images/retention.svg";

    private const string Notebook = "notebooks/06_customers.ipynb";
    private const string Question = "weekly.ToChart()";
    private const string Background = "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>";

    internal static string Render()
    {
        var outputs = JsonNode.Parse(Document.Text(Notebook))!["cells"]!
            .AsArray()
            .First(cell => Joined(cell!["source"]).Contains(Question, StringComparison.Ordinal))!["outputs"]!
            .AsArray()
            .Select(output => output!["data"])
            .OfType<JsonObject>();
        var picture = outputs
            .SelectMany(data => new[] { data["image/svg+xml"], data["text/html"] })
            .Select(text => Svg().Match(Joined(text)))
            .First(match => match.Success);
        return $"{picture.Groups["head"].Value}{Background}{picture.Groups["rest"].Value}\n";
    }

    // nbformat stores a text as one string or as its lines.
    private static string Joined(JsonNode? text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "";

    [GeneratedRegex("(?<head><svg [^>]*>)(?<rest>.*?</svg>)", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
