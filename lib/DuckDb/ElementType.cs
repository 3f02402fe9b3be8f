using System.Collections;
using System.Numerics;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The element type of a LIST made from a .NET collection: from its first value, or from its declared element type when it has none.</summary>
internal static class ElementType
{
    private static readonly Dictionary<Type, DuckDbTypeId> Scalars = new()
    {
        [typeof(bool)] = DuckDbTypeId.Boolean,
        [typeof(sbyte)] = DuckDbTypeId.TinyInt,
        [typeof(byte)] = DuckDbTypeId.UTinyInt,
        [typeof(short)] = DuckDbTypeId.SmallInt,
        [typeof(ushort)] = DuckDbTypeId.USmallInt,
        [typeof(int)] = DuckDbTypeId.Integer,
        [typeof(uint)] = DuckDbTypeId.UInteger,
        [typeof(long)] = DuckDbTypeId.BigInt,
        [typeof(ulong)] = DuckDbTypeId.UBigInt,
        [typeof(Int128)] = DuckDbTypeId.HugeInt,
        [typeof(UInt128)] = DuckDbTypeId.UHugeInt,
        [typeof(BigInteger)] = DuckDbTypeId.BigNum,
        [typeof(float)] = DuckDbTypeId.Float,
        [typeof(double)] = DuckDbTypeId.Double,
        [typeof(string)] = DuckDbTypeId.Varchar,
        [typeof(char)] = DuckDbTypeId.Varchar,
        [typeof(byte[])] = DuckDbTypeId.Blob,
        [typeof(Guid)] = DuckDbTypeId.Uuid,
        [typeof(DateTime)] = DuckDbTypeId.Timestamp,
        [typeof(DateTimeOffset)] = DuckDbTypeId.TimestampWithZone,
        [typeof(DateOnly)] = DuckDbTypeId.Date,
        [typeof(TimeOnly)] = DuckDbTypeId.Time,
        [typeof(TimeSpan)] = DuckDbTypeId.Interval,
        [typeof(DuckDbInterval)] = DuckDbTypeId.Interval,
    };

    /// <summary>A type that the caller releases; the NULL type when nothing tells.</summary>
    internal static LogicalTypeHandle Of(IEnumerable elements) =>
        Of(
            Declared(elements.GetType()),
            [.. elements.Cast<object?>().Where(element => element is not null and not DBNull)]
        );

    private static LogicalTypeHandle Of(Type declared, IReadOnlyList<object?> values)
    {
        var type = values.Count > 0 ? values[0]!.GetType() : declared;
        if (type == typeof(decimal))
        {
            var scale =
                values.Count == 0 ? (byte)0 : values.Max(value => value is decimal number ? number.Scale : (byte)0);
            return new(NativeMethods.CreateDecimalType(DecimalParts.MaximalPrecision, scale));
        }

        if (type != typeof(string) && type != typeof(byte[]) && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var inner = values.OfType<IEnumerable>().SelectMany(value => value.Cast<object?>());
            using var child = Of(Declared(type), [.. inner.Where(element => element is not null and not DBNull)]);
            return new(NativeMethods.CreateListType(child));
        }

        var id = type.IsEnum ? DuckDbTypeId.Varchar : Scalars.GetValueOrDefault(type, DuckDbTypeId.Null);
        return new(NativeMethods.CreateLogicalType(id));
    }

    private static Type Declared(Type collection)
    {
        var element = collection
            .GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
        return element is null ? typeof(object) : Nullable.GetUnderlyingType(element) ?? element;
    }
}
