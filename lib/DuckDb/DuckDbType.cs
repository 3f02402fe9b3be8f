using System.Globalization;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>A column type: its identifier, its parameters, and the types inside it.</summary>
public sealed unsafe class DuckDbType
{
    private DuckDbType(DuckDbTypeId id) => Id = id;

    /// <summary>The kind of type.</summary>
    public DuckDbTypeId Id { get; }

    /// <summary>The name given to the type where it has one, JSON for example.</summary>
    public string? Alias { get; private init; }

    /// <summary>Digits of a DECIMAL, 0 for other types.</summary>
    public int Precision { get; private init; }

    /// <summary>Digits of a DECIMAL after the point, 0 for other types.</summary>
    public int Scale { get; private init; }

    /// <summary>Elements of an ARRAY, 0 for other types.</summary>
    public int ArrayLength { get; private init; }

    /// <summary>The values of an ENUM in their order, empty for other types.</summary>
    public IReadOnlyList<string> EnumValues { get; private init; } = [];

    /// <summary>The types inside: one for LIST and ARRAY, "key" and "value" for MAP, the members of STRUCT and UNION.</summary>
    public IReadOnlyList<KeyValuePair<string, DuckDbType>> Children { get; private init; } = [];

    /// <summary>The type as SQL writes it, such as DECIMAL(10,2) or INTEGER[].</summary>
    public override string ToString() => Alias ?? SqlName();

    /// <summary>Reads a native type, which stays the caller's.</summary>
    internal static DuckDbType From(LogicalTypeHandle native)
    {
        var id = NativeMethods.GetTypeId(native);
        var isDecimal = id == DuckDbTypeId.Decimal;
        return new(id)
        {
            Alias = NativeMethods.OwnedText(NativeMethods.LogicalTypeGetAlias(native)) is { Length: > 0 } alias
                ? alias
                : null,
            Precision = isDecimal ? NativeMethods.DecimalWidth(native) : 0,
            Scale = isDecimal ? NativeMethods.DecimalScale(native) : 0,
            ArrayLength = id == DuckDbTypeId.Array ? checked((int)NativeMethods.ArrayTypeArraySize(native)) : 0,
            EnumValues = id == DuckDbTypeId.Enum ? ReadEnumValues(native) : [],
            Children = ReadChildren(id, native),
        };
    }

    /// <summary>Reads a native type and releases it.</summary>
    internal static DuckDbType Take(nint native)
    {
        using var handle = new LogicalTypeHandle(native);
        return From(handle);
    }

    private static string[] ReadEnumValues(LogicalTypeHandle native)
    {
        var values = new string[NativeMethods.EnumDictionarySize(native)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = NativeMethods.OwnedText(NativeMethods.EnumDictionaryValue(native, (ulong)i))!;
        }

        return values;
    }

    private static KeyValuePair<string, DuckDbType>[] ReadChildren(DuckDbTypeId id, LogicalTypeHandle native)
    {
        switch (id)
        {
            case DuckDbTypeId.List:
                return [new("element", Take(NativeMethods.ListTypeChildType(native)))];
            case DuckDbTypeId.Array:
                return [new("element", Take(NativeMethods.ArrayTypeChildType(native)))];
            case DuckDbTypeId.Map:
                return
                [
                    new("key", Take(NativeMethods.MapTypeKeyType(native))),
                    new("value", Take(NativeMethods.MapTypeValueType(native))),
                ];
            case DuckDbTypeId.Struct:
                var fields = new KeyValuePair<string, DuckDbType>[NativeMethods.StructTypeChildCount(native)];
                for (var i = 0; i < fields.Length; i++)
                {
                    var name = NativeMethods.OwnedText(NativeMethods.StructTypeChildName(native, (ulong)i))!;
                    fields[i] = new(name, Take(NativeMethods.StructTypeChildType(native, (ulong)i)));
                }

                return fields;
            case DuckDbTypeId.Union:
                var members = new KeyValuePair<string, DuckDbType>[NativeMethods.UnionTypeMemberCount(native)];
                for (var i = 0; i < members.Length; i++)
                {
                    var name = NativeMethods.OwnedText(NativeMethods.UnionTypeMemberName(native, (ulong)i))!;
                    members[i] = new(name, Take(NativeMethods.UnionTypeMemberType(native, (ulong)i)));
                }

                return members;
            default:
                return [];
        }
    }

    private string SqlName() =>
        Id switch
        {
            DuckDbTypeId.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Precision},{Scale})"),
            DuckDbTypeId.List => $"{Children[0].Value}[]",
            DuckDbTypeId.Array => string.Create(CultureInfo.InvariantCulture, $"{Children[0].Value}[{ArrayLength}]"),
            DuckDbTypeId.Map => $"MAP({Children[0].Value}, {Children[1].Value})",
            DuckDbTypeId.Struct => $"STRUCT({Members()})",
            DuckDbTypeId.Union => $"UNION({Members()})",
            DuckDbTypeId.Enum => $"ENUM({string.Join(", ", EnumValues.Select(SqlText.QuoteLiteral))})",
            DuckDbTypeId.TimestampSeconds => "TIMESTAMP_S",
            DuckDbTypeId.TimestampMilliseconds => "TIMESTAMP_MS",
            DuckDbTypeId.TimestampNanoseconds => "TIMESTAMP_NS",
            DuckDbTypeId.TimestampWithZone => "TIMESTAMP WITH TIME ZONE",
            DuckDbTypeId.TimeWithZone => "TIME WITH TIME ZONE",
            DuckDbTypeId.TimeNanoseconds => "TIME_NS",
            DuckDbTypeId.Null => "\"NULL\"",
            _ => Id.ToString().ToUpperInvariant(),
        };

    private string Members() =>
        string.Join(", ", Children.Select(child => $"{SqlText.QuoteIdentifier(child.Key)} {child.Value}"));
}
