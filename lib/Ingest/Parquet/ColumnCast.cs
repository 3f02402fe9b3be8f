using System.Globalization;
using System.Text;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>How one column of a Parquet source becomes its type in the lake. Texts are taken by the same grammar as in a CSV.</summary>
/// <param name="Column">One of the nine columns.</param>
/// <param name="SourceType">Its type in the source, in DuckDB's words.</param>
/// <param name="Value">SQL of the value; NULL where it would be lost.</param>
/// <param name="Fault">SQL of whether the column has a value that its type in the lake cannot hold.</param>
internal sealed record ColumnCast(int Column, string SourceType, string Value, string Fault)
{
    /// <summary>The source type of sessions whose bytes are those of UUIDs.</summary>
    internal const string BinaryUuid = "BLOB of 16 bytes";

    private const string Blob = "BLOB";

    // Where a floating-point number first stands for more than one whole number, or more than one price of two decimals.
    private const string DoubleIds = "9007199254740992";
    private const string FloatIds = "16777216";
    private const string FloatPrices = "131072";

    private const string Hour = "([01][0-9]|2[0-3])";
    private const string Minute = "[0-5][0-9]";
    private const string Moment = $"{Hour}:{Minute}:{Minute}([.][0-9]+)?";
    private const string TimeText = $"'[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} {Moment} UTC'";
    private const string IsoText = $"'[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]{Moment}(Z|[+-]{Hour}(:?{Minute})?)'";
    private const string Offset = "'([+-])([0-9]{2}):?([0-9]{2})?$'";
    private const string PriceText = "'-?[0-9]+([.][0-9]{1,2}0*)?'";
    private const string UuidText = "'[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}'";

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
    internal string Text =>
        SourceType == Blob
            ? $"coalesce(try(decode({Quoted(Column)})), {Quoted(Column)}::varchar)"
            : $"{Quoted(Column)}::varchar";

    /// <summary>SQL of whether the value is bytes that are no UTF-8.</summary>
    internal string IsUndecodable => SourceType == Blob ? Undecodable(Column) : "false";

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
                : $"try_cast({raw}::varchar as uuid)",
            _ => IsTextual(type) ? $"{raw}::varchar" : null,
        };
        bool isText =
            column
            is EventColumns.EventType
                or EventColumns.CategoryCode
                or EventColumns.Brand
                or EventColumns.UserSession;
        string loss =
            !isText ? $"({raw} is not null and {value} is null)"
            : IsText(type) ? $"coalesce(regexp_matches({raw}, '[\\r\\n\\x00]'), false)"
            : "false";
        string fault = type == Blob ? $"({Undecodable(column)} or {loss})" : loss;
        return value is null
            ? null
            : new ColumnCast(column, type, value, fault)
            {
                IsCut = column == EventColumns.EventTime ? Fraction(raw, type) : "false",
                IsUuid = IsUuids(type) ? "true" : $"({raw} is null or regexp_full_match({raw}::varchar, {UuidText}))",
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

    private static string Undecodable(int column) =>
        $"({Quoted(column)} is not null and try(decode({Quoted(column)})) is null)";

    // Empty texts are NULL, as in a CSV.
    private static string Raw(int column, string type) =>
        type == BinaryUuid ? $"try_cast(nullif(hex({Quoted(column)}), '') as uuid)"
        : type == Blob ? $"nullif(try(decode({Quoted(column)})), '')"
        : IsText(type) ? $"nullif({Quoted(column)}::varchar, '')"
        : Quoted(column);

    private static string? Time(string raw, string type) =>
        type switch
        {
            "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" => Within(
                "timestamp",
                raw,
                $"date_trunc('second', {raw}::timestamp)"
            ),
            // Division cuts toward zero.
            "TIMESTAMP_NS" =>
                $"case when isfinite({raw}) then make_timestamp((epoch_ns({raw}) // 1000000000 - (epoch_ns({raw}) % 1000000000 < 0)::bigint) * 1000000) end",
            // A cast would go through the session's time zone.
            "TIMESTAMP WITH TIME ZONE" => Within(
                "timestamptz",
                raw,
                $"date_trunc('second', make_timestamp(epoch_us({raw})))"
            ),
            _ when IsText(type) => $"case {TimeOfText(raw)} end",
            _ => null,
        };

    private static string Fraction(string raw, string type) =>
        type == "TIMESTAMP_NS" ? $"coalesce(epoch_ns({raw}) % 1000000000 <> 0, false)"
        : IsText(type) ? $"coalesce(regexp_matches({raw}, '[.][0-9]*[1-9]'), false)"
        : $"coalesce(epoch_us({raw}) % 1000000 <> 0, false)";

    private static string TimeOfText(string raw)
    {
        string moment = $"try_cast(substr({raw}, 1, 10) || ' ' || substr({raw}, 12, 8) as timestamp)";
        string minutes =
            $"(60 * regexp_extract({raw}, {Offset}, 2)::bigint + coalesce(nullif(regexp_extract({raw}, {Offset}, 3), '')::bigint, 0))";
        string offset =
            $"case regexp_extract({raw}, {Offset}, 1) when '+' then {minutes} when '-' then -{minutes} else 0 end";
        string utc = $"make_timestamp(epoch_us({moment}) - 60000000 * {offset})";
        return $"when regexp_full_match({raw}, {TimeText}) then {Within("timestamp", moment, moment)} when regexp_full_match({raw}, {IsoText}) and {moment} >= timestamp '0001-01-01' then {Within("timestamp", utc, utc)}";
    }

    // What .NET and the lake's partitions hold; infinities lie outside.
    private static string Within(string type, string time, string value)
    {
        string zone = type == "timestamptz" ? "+00" : "";
        return $"case when {time} >= {type} '0001-01-01 00:00:00{zone}' and {time} < {type} '10000-01-01 00:00:00{zone}' then {value} end";
    }

    private static string? Integer(string raw, string type)
    {
        if (Integers.Contains(type))
        {
            return $"try_cast({raw} as bigint)";
        }

        if (IsText(type))
        {
            return $"case when regexp_full_match({raw}, '-?[0-9]+') then try_cast({raw} as bigint) when regexp_full_match({raw}, '-?[0-9]+[.]0+') then {Exact($"try_cast(split_part({raw}, '.', 1) as bigint)", DoubleIds)} end";
        }

        // An id with NULLs beside it is often stored as a floating-point number.
        return type switch
        {
            "DOUBLE" => $"case when {raw} = trunc({raw}) then {Exact($"try_cast({raw} as bigint)", DoubleIds)} end",
            "FLOAT" => $"case when {raw} = trunc({raw}) then {Exact($"try_cast({raw} as bigint)", FloatIds)} end",
            _ when type.EndsWith(",0)", StringComparison.Ordinal) => $"try_cast({raw} as bigint)",
            _ when IsDecimal(type) =>
                $"case when {raw} = trunc({raw}) then {Exact($"try_cast({raw} as bigint)", DoubleIds)} end",
            _ => null,
        };
    }

    private static string Exact(string number, string limit) =>
        $"case when {number} > -{limit} and {number} < {limit} then {number} end";

    private static string? Price(string raw, string type)
    {
        string price = $"try_cast({raw} as decimal(10, 2))";
        string isExact = $"try_cast({price} as {type}) = {raw}";
        return IsText(type) ? $"case when regexp_full_match({raw}, {PriceText}) then {price} end"
            : type == "FLOAT" ? $"case when {isExact} and abs({raw}) < {FloatPrices} then {price} end"
            : type == "DOUBLE" || Integers.Contains(type) || IsDecimal(type) ? $"case when {isExact} then {price} end"
            : null;
    }

    private static bool IsDecimal(string type) => type.StartsWith("DECIMAL", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type is "VARCHAR" or Blob || type.StartsWith("ENUM", StringComparison.Ordinal);

    private static bool IsUuids(string type) => type is "UUID" or BinaryUuid;

    // Types with one text for each value.
    private static bool IsTextual(string type) => IsText(type) || IsUuids(type) || Integers.Contains(type);
}
