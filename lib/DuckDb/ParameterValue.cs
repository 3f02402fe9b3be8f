using System.Collections;
using System.Data;
using System.Numerics;
using System.Text;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Turns .NET values into DuckDB's; each .NET type has one SQL type, listed in <see cref="Scalar"/>.</summary>
internal static unsafe class ParameterValue
{
    internal static ValueHandle Create(DuckDbParameter parameter) =>
        parameter switch
        {
            { Value: DateTime date, DbType: DbType.Date } => Create(DateOnly.FromDateTime(date)),
            { Value: DateTime instant, DbType: DbType.DateTimeOffset } => Create(new DateTimeOffset(instant)),
            _ => Create(parameter.Value),
        };

    /// <summary>A value of its own handle, which the caller releases.</summary>
    /// <exception cref="ArgumentException">The value's .NET type has no SQL type, or the value does not fit.</exception>
    internal static ValueHandle Create(object? value)
    {
        var native = value is IEnumerable and not string and not byte[] ? ListOf((IEnumerable)value) : Scalar(value);
        return native != 0
            ? new ValueHandle(native)
            : throw new ArgumentException(
                $"DuckDB could not make a value of the {value?.GetType()} given as a parameter."
            );
    }

    private static nint Scalar(object? value) =>
        value switch
        {
            null or DBNull => NativeMethods.CreateNull(),
            bool flag => NativeMethods.CreateBoolean(flag ? (byte)1 : (byte)0),
            sbyte number => NativeMethods.CreateInt8(number),
            byte number => NativeMethods.CreateUInt8(number),
            short number => NativeMethods.CreateInt16(number),
            ushort number => NativeMethods.CreateUInt16(number),
            int number => NativeMethods.CreateInt32(number),
            uint number => NativeMethods.CreateUInt32(number),
            long number => NativeMethods.CreateInt64(number),
            ulong number => NativeMethods.CreateUInt64(number),
            Int128 number => NativeMethods.CreateHugeInt(NativeHugeInt.From(number)),
            UInt128 number => NativeMethods.CreateUHugeInt(NativeHugeInt.From(number)),
            BigInteger number => Whole(number),
            float number => NativeMethods.CreateFloat(number),
            double number => NativeMethods.CreateDouble(number),
            decimal number => NativeMethods.CreateDecimal(DecimalParts.ToNative(number)),
            string text => Text(text),
            char character => Text(character.ToString()),
            byte[] bytes => Blob(bytes),
            Guid id => NativeMethods.CreateUuid(NativeHugeInt.From(UuidParts.ToValue(id))),
            DateTimeOffset instant => NativeMethods.CreateTimestampWithZone(TemporalParts.Microseconds(instant)),
            DateTime time => NativeMethods.CreateTimestamp(TemporalParts.Microseconds(time)),
            DateOnly date => NativeMethods.CreateDate(TemporalParts.Days(date)),
            TimeOnly time => NativeMethods.CreateTime(TemporalParts.Microseconds(time)),
            TimeSpan span => NativeMethods.CreateInterval(DuckDbInterval.FromTimeSpan(span)),
            DuckDbTimeTz time => NativeMethods.CreateTimeWithZone(time.ToBits()),
            DuckDbDecimal number => NativeMethods.CreateDecimal(number.ToNative()),
            DuckDbInterval interval => NativeMethods.CreateInterval(interval),
            Enum member => Text(member.ToString()),
            _ => throw new ArgumentException(
                $"A parameter cannot hold a {value.GetType()}; allowed are the common scalar types, arrays and lists of them, and NULL."
            ),
        };

    private static nint Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
        {
            return NativeMethods.CreateVarchar(start, (ulong)bytes.Length);
        }
    }

    private static nint Blob(byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            return NativeMethods.CreateBlob(start, (ulong)bytes.Length);
        }
    }

    /// <summary>HUGEINT where it fits, else BIGNUM.</summary>
    private static nint Whole(BigInteger number)
    {
        if (number >= Int128.MinValue && number <= Int128.MaxValue)
        {
            return NativeMethods.CreateHugeInt(NativeHugeInt.From((Int128)number));
        }

        var magnitude = BigInteger.Abs(number).ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* start = magnitude)
        {
            return NativeMethods.CreateBigNum(
                new()
                {
                    Magnitude = start,
                    Size = (ulong)magnitude.Length,
                    IsNegative = number.Sign < 0 ? (byte)1 : (byte)0,
                }
            );
        }
    }

    private static nint ListOf(IEnumerable elements)
    {
        var values = new List<ValueHandle>();
        try
        {
            foreach (var element in elements)
            {
                values.Add(Create(element));
            }

            using var child = ElementType.Of(elements);
            // One place more than needed, because an empty array has no address and DuckDB takes none for an error.
            var natives = new nint[values.Count + 1];
            for (var i = 0; i < values.Count; i++)
            {
                natives[i] = values[i].DangerousGetHandle();
            }

            fixed (nint* start = natives)
            {
                return NativeMethods.CreateList(child, start, (ulong)values.Count);
            }
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }
}
