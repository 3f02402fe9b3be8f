using System.Globalization;
using System.Text;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>How one column of a Parquet source becomes its type in the lake, by the macros of column_casts.sql.</summary>
/// <param name="Column">One of the nine columns.</param>
/// <param name="SourceType">Its type in the source, in DuckDB's words.</param>
/// <param name="Value">SQL of the value; NULL where it would be lost.</param>
/// <param name="Fault">SQL of whether the column has a value that its type in the lake cannot hold.</param>
internal sealed record ColumnCast(int Column, string SourceType, string Value, string Fault)
{
    /// <summary>The source type of sessions whose bytes are those of UUIDs.</summary>
    internal const string BinaryUuid = "BLOB of 16 bytes";

    private const string Blob = "BLOB";

    private static readonly string[] Integers =
    [
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
        "UHUGEINT",
    ];

    /// <summary>SQL of the value as text, for messages; bytes that are no text are shown escaped.</summary>
    internal string Text => SourceType == Blob ? $"shown_bytes({Quoted(Column)})" : $"{Quoted(Column)}::varchar";

    /// <summary>SQL of whether the value is bytes that are no UTF-8.</summary>
    internal string IsUndecodable => SourceType == Blob ? $"is_undecodable({Quoted(Column)})" : "false";

    /// <summary>SQL of whether a fraction of a second is cut off a time.</summary>
    internal string IsCut { get; private init; } = "false";

    /// <summary>SQL of whether a session is a UUID or NULL.</summary>
    internal string IsUuid { get; private init; } = "true";

    /// <summary>The cast for one of the nine columns; null for a type of which not every value can be held.</summary>
    internal static ColumnCast? For(int column, string type, SessionType session)
    {
        string raw = Raw(column, type);
        string? value = column switch
        {
            EventColumns.EventTime => Time(raw, type),
            EventColumns.ProductId or EventColumns.UserId or EventColumns.CategoryId => Integer(raw, type),
            EventColumns.Price => Price(raw, type),
            EventColumns.UserSession when session == SessionType.Uuid && IsTextual(type) => IsUuids(type)
                ? raw
                : $"uuid_of_text({raw})",
            _ => IsTextual(type) ? $"{raw}::varchar" : null,
        };
        bool isText =
            column
            is EventColumns.EventType
                or EventColumns.CategoryCode
                or EventColumns.Brand
                or EventColumns.UserSession;
        string loss =
            !isText ? $"is_lost({raw}, {value})"
            : IsText(type) ? $"has_line_break({raw})"
            : "false";
        string fault = type == Blob ? $"(is_undecodable({Quoted(column)}) or {loss})" : loss;
        return value is null
            ? null
            : new ColumnCast(column, type, value, fault)
            {
                IsCut = column == EventColumns.EventTime ? IsCutTime(raw, type) : "false",
                IsUuid = IsUuids(type) ? "true" : $"is_uuid({raw})",
            };
    }

    /// <summary>The cast of a column without a value, whatever type its writer chose.</summary>
    internal static ColumnCast OfNulls(int column, string type, SessionType session) =>
        new(column, type, $"null::{EventColumns.TypeOf(column, session)}", "false");

    /// <summary>What is wrong with a value of the column.</summary>
    internal string Describe(string text)
    {
        string? fault = FieldGrammar.Fault(Column, Encoding.UTF8.GetBytes(text));
        bool isTime = Column == EventColumns.EventTime && !IsText(SourceType);
        bool isInexact =
            fault is null
            || (
                SourceType is "DOUBLE" or "FLOAT"
                && Column != EventColumns.Price
                && double.TryParse(text, CultureInfo.InvariantCulture, out double number)
                && double.IsInteger(number)
            );
        string shown = RawLine.Shorten(RawLine.Show(Encoding.UTF8.GetBytes(text)));
        return isTime ? $"'{shown}' lies outside of the years 1 to 9999"
            : isInexact ? $"'{shown}' is so large that a {SourceType} may have lost digits of it"
            : fault!;
    }

    private static string Quoted(int column) => SqlQuoting.Identifier(EventColumns.Names[column]);

    private static string Raw(int column, string type) =>
        type == BinaryUuid ? $"uuid_of_bytes({Quoted(column)})"
        : type == Blob ? $"text_of_bytes({Quoted(column)})"
        : IsText(type) ? $"text_of_text({Quoted(column)})"
        : Quoted(column);

    private static string? Time(string raw, string type) =>
        type switch
        {
            "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" => $"time_of_timestamp({raw})",
            "TIMESTAMP_NS" => $"time_of_nanoseconds({raw})",
            "TIMESTAMP WITH TIME ZONE" => $"time_of_instant({raw})",
            _ when IsText(type) => $"time_of_text({raw})",
            _ => null,
        };

    private static string IsCutTime(string raw, string type) =>
        type == "TIMESTAMP_NS" ? $"is_cut_nanoseconds({raw})"
        : IsText(type) ? $"is_cut_text({raw})"
        : $"is_cut_timestamp({raw})";

    private static string? Integer(string raw, string type) =>
        type switch
        {
            "DOUBLE" => $"id_of_double({raw})",
            "FLOAT" => $"id_of_float({raw})",
            _ when IsText(type) => $"id_of_text({raw})",
            _ when Integers.Contains(type) || type.EndsWith(",0)", StringComparison.Ordinal) => $"id_of_integer({raw})",
            _ when IsDecimal(type) => $"id_of_double({raw})",
            _ => null,
        };

    private static string? Price(string raw, string type) =>
        IsText(type) ? $"price_of_text({raw})"
        : type == "FLOAT" ? $"price_of_float({raw})"
        : type == "DOUBLE" || Integers.Contains(type) || IsDecimal(type) ? $"price_of_number({raw})"
        : null;

    private static bool IsDecimal(string type) => type.StartsWith("DECIMAL", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type is "VARCHAR" or Blob || type.StartsWith("ENUM", StringComparison.Ordinal);

    private static bool IsUuids(string type) => type is "UUID" or BinaryUuid;

    // Types with one text for each value.
    private static bool IsTextual(string type) => IsText(type) || IsUuids(type) || Integers.Contains(type);
}
