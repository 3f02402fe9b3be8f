using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace Dashboard;

/// <summary>Writes tables, values and charts as JSON that JavaScript reads without loss: what no double holds travels as text.</summary>
internal static class AnswerJson
{
    // JavaScript's numbers hold every whole number up to here.
    private const long Exact = 1L << 53;

    /// <summary>An object as UTF-8.</summary>
    internal static byte[] Object(Action<Utf8JsonWriter> properties)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>A list of objects as UTF-8.</summary>
    internal static byte[] List<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> properties)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            Objects(json, items, properties);
        }

        return text.ToArray();
    }

    /// <summary>A named list of objects.</summary>
    internal static void Objects<T>(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> properties
    )
    {
        json.WritePropertyName(name);
        Objects(json, items, properties);
    }

    /// <summary>A named list of texts.</summary>
    internal static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>A named value.</summary>
    internal static void Value(this Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    /// <summary>A named table.</summary>
    internal static void Table(this Utf8JsonWriter json, string name, Table table)
    {
        json.WriteStartObject(name);
        json.TableProperties(table);
        json.WriteEndObject();
    }

    /// <summary>A table's columns, its rows, and how many rows there are in all.</summary>
    internal static void TableProperties(this Utf8JsonWriter json, Table table)
    {
        json.WriteString("title", table.Title);
        json.Objects("columns", table.Columns, Column);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (object? value in row.Values)
            {
                Value(json, value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumber("rowCount", table.RowCount);
    }

    /// <summary>A named chart as Plotly's data and layout.</summary>
    internal static void Chart(this Utf8JsonWriter json, string name, Chart? chart)
    {
        if (chart is null)
        {
            json.WriteNull(name);
            return;
        }

        using var figure = JsonDocument.Parse(chart.ToPlotlyJson());
        json.WriteStartObject(name);
        foreach (string part in new[] { "data", "layout" })
        {
            json.WritePropertyName(part);
            figure.RootElement.GetProperty(part).WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void Objects<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> properties)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            properties(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter json, TableColumn column)
    {
        json.WriteString("name", column.Name);
        json.WriteString("heading", column.Heading);
        json.WriteBoolean("numeric", column.IsNumeric);
        json.WriteString("kind", column.Format.Kind.ToString().ToLowerInvariant());
        json.WriteNumber("decimals", column.Format.Decimals);
        json.WriteString("unit", column.Format.Unit);
        json.WriteString("missing", column.Format.Missing);
        json.WriteString("type", column.TypeName);
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                Whole(json, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong or BigInteger or Int128 or UInt128 or decimal:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                Number(json, number);
                break;
            case float number:
                Number(json, number);
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                Value(json, time.UtcDateTime);
                break;
            case TimeOnly time:
                json.WriteStringValue(time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteStringValue(Convert.ToHexString(bytes));
                break;
            case IDictionary map:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    Value(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (object? item in list)
                {
                    Value(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Whole(Utf8JsonWriter json, long number)
    {
        if (number is >= -Exact and <= Exact)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    // JSON has no words for these.
    private static void Number(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
