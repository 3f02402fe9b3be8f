using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace CSharpKernel.Formatting;

/// <summary>
/// Shows the charts of Plotly.NET, whose type carries no attribute of the convention, without a reference to it: by the JSON that it
/// writes itself, and as text by title and types of trace.
/// </summary>
internal static class PlotlyNetChart
{
    private const string ChartType = "Plotly.NET.GenericChart";

    /// <summary>The formatters of a chart's type; none for any other.</summary>
    public static IReadOnlyList<ConventionFormatter> FormattersOf(Type type)
    {
        var chart = type;
        while (chart is not null && chart.FullName != ChartType)
        {
            chart = chart.BaseType;
        }

        if (
            chart?.GetMethod("toJson", BindingFlags.Public | BindingFlags.Static, [chart]) is not { } method
            || method.ReturnType != typeof(string)
        )
        {
            return [];
        }

        return
        [
            new ConventionFormatter(MimeBundle.Plotly, chart, (value, writer) => Write(writer, Json(value))),
            new ConventionFormatter(MimeBundle.PlainText, chart, (value, writer) => Write(writer, Text(Json(value)))),
        ];

        string Json(object value) =>
            (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], CultureInfo.InvariantCulture)!;
    }

    private static bool Write(TextWriter writer, string text)
    {
        writer.Write(text);
        return true;
    }

    private static string Text(string json)
    {
        var figure = JsonNode.Parse(json)!;
        var types = figure["data"]!.AsArray().Select(trace => trace?["type"]?.GetValue<string>() ?? "scatter");
        var title = figure["layout"]?["title"];
        var heading = (title as JsonObject)?["text"] ?? title as JsonValue;
        return $"Plotly.NET chart{(heading is null ? "" : $" \"{heading}\"")}: {string.Join(", ", types.DefaultIfEmpty("no traces"))}";
    }
}
