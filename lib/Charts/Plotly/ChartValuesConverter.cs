using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Writes a coordinate as an array: numbers, texts, or times as Plotly reads them; missing values as null.</summary>
internal sealed class ChartValuesConverter : JsonConverter<ChartValues>
{
    public override ChartValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are only written.");

    public override void Write(Utf8JsonWriter writer, ChartValues value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (int i = 0; i < value.Count; i++)
        {
            WriteOne(writer, value, i);
        }

        writer.WriteEndArray();
    }

    internal static void WriteOne(Utf8JsonWriter writer, ChartValues values, int index)
    {
        switch (values.Kind)
        {
            case ChartValueKind.Category:
                writer.WriteStringValue(PlotlyTextConverter.Shown(values.Texts[index]));
                break;
            case var _ when double.IsNaN(values.Numbers[index]):
                writer.WriteNullValue();
                break;
            case ChartValueKind.Time:
                writer.WriteStringValue(ChartValues.TimeText(values.Numbers[index]));
                break;
            default:
                writer.WriteNumberValue(values.Numbers[index]);
                break;
        }
    }
}
