using System.Globalization;
using System.Numerics;

namespace EcommerceNotebooks.Display;

/// <summary>Reads a cell as the type a caller asks for.</summary>
internal static class CellValue
{
    internal static T As<T>(object? value, string column)
    {
        if (value is T typed)
        {
            return typed;
        }

        if (value is null)
        {
            return default(T) is null
                ? default!
                : throw new InvalidCastException($"Column '{column}' is NULL here; ask for {typeof(T).Name}? instead.");
        }

        if (value is Int128 huge)
        {
            value = (BigInteger)huge;
        }

        var wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        try
        {
            if (IsLossless(value, wanted))
            {
                object number = value is BigInteger big ? (decimal)big : value;
                return (T)Convert.ChangeType(number, wanted, CultureInfo.InvariantCulture);
            }
        }
        catch (OverflowException error)
        {
            throw new InvalidCastException(
                $"Column '{column}' holds {value}, beyond the range of {wanted.Name}.",
                error
            );
        }

        throw new InvalidCastException(
            $"Column '{column}' holds {value.GetType().Name}, which is not read as {wanted.Name}."
        );
    }

    private static bool IsLossless(object value, Type wanted)
    {
        bool fromInteger = value is sbyte or short or int or long or byte or ushort or uint or ulong or BigInteger;
        bool toInteger =
            wanted == typeof(int) || wanted == typeof(long) || wanted == typeof(short) || wanted == typeof(ulong);
        bool fromSmall = value is sbyte or short or int or byte or ushort or uint;
        return (fromInteger && (toInteger || wanted == typeof(decimal)))
            || (fromSmall && wanted == typeof(double))
            || (value is float && wanted == typeof(double));
    }
}
