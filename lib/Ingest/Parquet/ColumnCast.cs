using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Parquet;

/// <summary>How one column of a Parquet source becomes its type in the lake: the SQL of the value, NULL where the value would be lost.</summary>
internal sealed record ColumnCast(string Column, string SourceType, string Value)
{
    private const string IntegerText = "'-?[0-9]+'";
    private const string PriceText = "'-?[0-9]+([.][0-9]{1,2}0*)?'";
    private const string TimeText = "'[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC'";
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

    /// <summary>The quoted column, with empty texts as NULL, as in a CSV.</summary>
    internal string Source => Raw(Column, SourceType);

    /// <summary>True where the column has a value that its type in the lake cannot hold.</summary>
    internal string Fault => $"({Source} is not null and {Value} is null)";

    /// <summary>The cast for one of the nine columns; throws <see cref="IngestException"/> for a type that cannot hold it.</summary>
    internal static ColumnCast For(int column, string type, SessionType session, string file)
    {
        string name = EventColumns.Names[column];
        string raw = Raw(name, type);
        string? value = column switch
        {
            EventColumns.EventTime => Time(raw, type),
            EventColumns.ProductId or EventColumns.UserId or EventColumns.CategoryId => Integer(raw, type, column),
            EventColumns.Price => Price(raw, type),
            EventColumns.UserSession when type == "UUID" => session == SessionType.Uuid ? raw : $"{raw}::varchar",
            EventColumns.UserSession when IsText(type) => session == SessionType.Uuid
                ? $"{raw}::uuid"
                : $"{raw}::varchar",
            EventColumns.UserSession => null,
            _ => IsText(type) ? $"{raw}::varchar" : null,
        };
        return value is not null
            ? new ColumnCast(name, type, value)
            : throw new IngestException(
                $"{file} has {name} as {type}, which cannot become {EventColumns.TypeOf(column, session)} without loss."
            );
    }

    /// <summary>The test that a session column, which is text or UUID, holds a UUID or NULL.</summary>
    internal static string IsUuid(string type)
    {
        string raw = Raw(EventColumns.Names[EventColumns.UserSession], type);
        return type == "UUID" ? "true" : $"{raw} is null or regexp_full_match({raw}::varchar, {UuidText})";
    }

    private static string Raw(string name, string type)
    {
        string quoted = SqlQuoting.Identifier(name);
        return IsText(type) ? $"nullif({quoted}::varchar, '')" : quoted;
    }

    private static string? Time(string raw, string type) =>
        type switch
        {
            "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" => $"try_cast({raw} as timestamp)",
            "TIMESTAMP_NS" => $"case when {raw}::timestamp::timestamp_ns = {raw} then {raw}::timestamp end",
            // A cast would go through the session's time zone.
            "TIMESTAMP WITH TIME ZONE" => $"make_timestamp(epoch_us({raw}))",
            _ when IsText(type) =>
                $"case when regexp_full_match({raw}, {TimeText}) then try_strptime({raw}, '%Y-%m-%d %H:%M:%S UTC') end",
            _ => null,
        };

    private static string? Integer(string raw, string type, int column)
    {
        string target = column == EventColumns.CategoryId ? "bigint" : "integer";
        if (Integers.Contains(type))
        {
            return $"try_cast({raw} as {target})";
        }

        if (IsText(type))
        {
            return $"case when regexp_full_match({raw}, {IntegerText}) then try_cast({raw} as {target}) end";
        }

        // An id with NULLs is often stored as a floating number, exact below 2^53; a category id is beyond that and damaged.
        bool isExact =
            type.StartsWith("DECIMAL", StringComparison.Ordinal)
            || (type == "DOUBLE" && column != EventColumns.CategoryId);
        return isExact ? $"case when {raw} = trunc({raw}) then try_cast({raw} as {target}) end" : null;
    }

    private static string? Price(string raw, string type)
    {
        if (IsText(type))
        {
            return $"case when regexp_full_match({raw}, {PriceText}) then try_cast({raw} as decimal(10, 2)) end";
        }

        bool isNumber =
            Integers.Contains(type)
            || type is "DOUBLE" or "FLOAT"
            || type.StartsWith("DECIMAL", StringComparison.Ordinal);
        return isNumber
            ? $"case when try_cast(try_cast({raw} as decimal(10, 2)) as {type}) = {raw} then try_cast({raw} as decimal(10, 2)) end"
            : null;
    }

    private static bool IsText(string type) => type == "VARCHAR" || type.StartsWith("ENUM", StringComparison.Ordinal);
}
