using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Writes figures as JSON: Plotly's names, nothing that is null, missing numbers as null, always the same text for the same chart.</summary>
internal static class PlotlyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new LowerCaseNames(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ChartValuesConverter(), new ChartValueConverter(), new PlotlyTextConverter() },
    };

    internal static string Write(Figure figure) => JsonSerializer.Serialize(figure, Options);

    private sealed class LowerCaseNames : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
