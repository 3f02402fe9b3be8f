using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Display;

/// <summary>Writes tables to files: values in full, whatever a table shows of them.</summary>
internal static class TableFile
{
    private const string Endings = ".csv, .json or .parquet";

    private static readonly JsonWriterOptions JsonFormat = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Write(Table table, string path)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        switch (EndingOf(path))
        {
            case ".csv":
                WriteCsv(table, full);
                break;
            case ".json":
                using (var file = File.Create(full))
                {
                    WriteJson(table, file, exactTexts: false);
                }

                break;
            default:
                WriteParquet(table, full);
                break;
        }
    }

    /// <summary>The lower-case ending of a file that can be written.</summary>
    /// <exception cref="ArgumentException">It is another one.</exception>
    internal static string EndingOf(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string ending = Path.GetExtension(path).ToLowerInvariant();
        return ending is ".csv" or ".json" or ".parquet"
            ? ending
            : throw new ArgumentException($"A table is written as {Endings}, but the path is {path}.", nameof(path));
    }

    // RFC 4180. NULL is an empty field, an empty text two quotes.
    private static void WriteCsv(Table table, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', table.Columns.Select(column => Quoted(column.Name))));
        foreach (var row in table.CompleteRows())
        {
            writer.WriteLine(string.Join(',', row.Select(value => value is null ? "" : Quoted(Text(value)))));
        }
    }

    private static string Quoted(string text) =>
        text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    private static void WriteJson(Table table, Stream target, bool exactTexts)
    {
        using var writer = new Utf8JsonWriter(target, JsonFormat);
        writer.WriteStartArray();
        foreach (var row in table.CompleteRows())
        {
            writer.WriteStartObject();
            for (int column = 0; column < row.Length; column++)
            {
                writer.WritePropertyName(table.Columns[column].Name);
                WriteValue(writer, row[column], exactTexts);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, bool exactTexts)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                writer.WriteStringValue(Text(value));
                break;
            case string or byte[]:
                writer.WriteStringValue(Text(value));
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    writer.WritePropertyName(Text(entry.Key));
                    WriteValue(writer, entry.Value, exactTexts);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (object? item in list)
                {
                    WriteValue(writer, item, exactTexts);
                }

                writer.WriteEndArray();
                break;
            default:
                if (ColumnTypes.IsNumeric(value.GetType()) && !exactTexts)
                {
                    writer.WriteRawValue(Text(value));
                }
                else
                {
                    writer.WriteStringValue(Text(value));
                }

                break;
        }
    }

    // The engine has the one writer of Parquet for any type; numbers go to it as texts, so that none passes through a double.
    private static void WriteParquet(Table table, string path)
    {
        string json = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            using (var file = File.Create(json))
            {
                WriteJson(table, file, exactTexts: true);
            }

            using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
            connection.Open();
            using var session = ShopSession.Over(connection);
            SqlScript
                .Load(typeof(TableFile), "copy_table.sql")
                .Execute(
                    session,
                    new
                    {
                        types = Types(table),
                        source = json,
                        target = path,
                    }
                );
        }
        finally
        {
            File.Delete(json);
        }
    }

    private static string Types(Table table) =>
        JsonSerializer.Serialize(
            table.Columns.Index().ToDictionary(each => each.Item.Name, each => TypeOf(table, each.Item, each.Index))
        );

    // What a type's name leaves open is told from the values.
    private static string TypeOf(Table table, TableColumn column, int index) =>
        column.TypeName switch
        {
            "ENUM" => "VARCHAR",
            "NUMBER" => "DOUBLE",
            "DECIMAL" => FormattableString.Invariant(
                $"DECIMAL(38,{table.CompleteRows().Select(row => row[index] is decimal money ? money.Scale : 0).DefaultIfEmpty().Max()})"
            ),
            "Object" => "VARCHAR",
            "STRUCT" or "MAP" => "JSON",
            var name => name,
        };

    /// <summary>A value in full: numbers so that reading gives the same number, instants as ISO 8601.</summary>
    internal static string Text(object value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            byte[] bytes => string.Concat(bytes.Select(each => $"\\x{each:X2}")),
            IDictionary or IEnumerable => JsonText(value),
            _ when ColumnTypes.IsNumeric(value.GetType()) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => ValueText.Of(value, ColumnFormat.Identifier, 0),
        };

    private static string JsonText(object value)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, JsonFormat))
        {
            WriteValue(writer, value, exactTexts: false);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
