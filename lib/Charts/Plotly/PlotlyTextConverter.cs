using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Writes text so that Plotly, which reads a little HTML in labels, shows it as it is.</summary>
internal sealed class PlotlyTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are only written.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Shown(value));

    internal static string Shown(string text) =>
        text.AsSpan().IndexOfAny("<&\n") < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace("\n", "<br>", StringComparison.Ordinal);
}
