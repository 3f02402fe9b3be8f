using System.Numerics;

namespace EcommerceNotebooks.Display;

/// <summary>DuckDB's word for a C# type, so that tables of records and tables of queries speak alike.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "BOOLEAN",
        [typeof(sbyte)] = "TINYINT",
        [typeof(short)] = "SMALLINT",
        [typeof(int)] = "INTEGER",
        [typeof(long)] = "BIGINT",
        [typeof(Int128)] = "HUGEINT",
        [typeof(BigInteger)] = "HUGEINT",
        [typeof(byte)] = "UTINYINT",
        [typeof(ushort)] = "USMALLINT",
        [typeof(uint)] = "UINTEGER",
        [typeof(ulong)] = "UBIGINT",
        [typeof(UInt128)] = "UHUGEINT",
        [typeof(float)] = "FLOAT",
        [typeof(double)] = "DOUBLE",
        [typeof(decimal)] = "DECIMAL",
        [typeof(string)] = "VARCHAR",
        [typeof(char)] = "VARCHAR",
        [typeof(Guid)] = "UUID",
        [typeof(byte[])] = "BLOB",
        [typeof(DateOnly)] = "DATE",
        [typeof(TimeOnly)] = "TIME",
        [typeof(DateTime)] = "TIMESTAMP",
        [typeof(DateTimeOffset)] = "TIMESTAMP WITH TIME ZONE",
        [typeof(TimeSpan)] = "INTERVAL",
    };

    private static readonly HashSet<Type> Numbers =
    [
        typeof(sbyte),
        typeof(short),
        typeof(int),
        typeof(long),
        typeof(Int128),
        typeof(BigInteger),
        typeof(byte),
        typeof(ushort),
        typeof(uint),
        typeof(ulong),
        typeof(UInt128),
        typeof(float),
        typeof(double),
        typeof(decimal),
    ];

    internal static bool IsNumeric(Type type) => Numbers.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>A type that stands for one value, not for a record with properties.</summary>
    internal static bool IsScalar(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum || plain == typeof(object) || Names.ContainsKey(plain);
    }

    internal static string NameOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Names.TryGetValue(plain, out string? name))
        {
            return name;
        }

        return plain.IsEnum ? "ENUM" : plain.Name;
    }
}
