using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Writes a single place on an axis.</summary>
internal sealed class ChartValueConverter : JsonConverter<ChartValue>
{
    public override ChartValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are only written.");

    public override void Write(Utf8JsonWriter writer, ChartValue value, JsonSerializerOptions options) =>
        ChartValuesConverter.WriteOne(writer, value.Values, 0);
}
