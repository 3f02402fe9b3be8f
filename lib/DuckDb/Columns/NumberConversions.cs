using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>The conversions between number types, and which of them a pair of types uses.</summary>
internal static class NumberConversions
{
    private static readonly Type[] Integers =
    [
        typeof(sbyte),
        typeof(byte),
        typeof(short),
        typeof(ushort),
        typeof(int),
        typeof(uint),
        typeof(long),
        typeof(ulong),
        typeof(Int128),
        typeof(UInt128),
    ];

    /// <summary>Makes the copier from a stored type to <typeparamref name="T"/>; null when there is no conversion.</summary>
    internal static Func<string, DuckDbType, T?, VectorCopier<T>>? To<T>(Type stored, bool scaled)
        where T : unmanaged
    {
        var conversion = Choose(stored, typeof(T), scaled);
        if (conversion is null)
        {
            return null;
        }

        var copier = typeof(ConvertingCopier<,,>).MakeGenericType(stored, typeof(T), conversion);
        return (name, type, nullAs) => (VectorCopier<T>)Activator.CreateInstance(copier, name, type, nullAs)!;
    }

    private static Type? Choose(Type stored, Type wanted, bool scaled)
    {
        var toReal = wanted == typeof(double) || wanted == typeof(float);
        return (scaled, toReal) switch
        {
            (true, true) => typeof(ScaledToReal<,>).MakeGenericType(stored, wanted),
            (true, false) when wanted == typeof(decimal) => typeof(ScaledToDecimal<>).MakeGenericType(stored),
            (true, false) => null,
            (false, true) when stored == typeof(bool) => typeof(BooleanToReal<>).MakeGenericType(wanted),
            (false, true) => typeof(ToReal<,>).MakeGenericType(stored, wanted),
            _ when Integers.Contains(stored) && (Integers.Contains(wanted) || wanted == typeof(decimal)) =>
                typeof(InRange<,>).MakeGenericType(stored, wanted),
            _ => null,
        };
    }

    /// <summary>Between integers, or from an integer to decimal.</summary>
    private readonly struct InRange<TStored, T> : INumberConversion<TStored, T>
        where TStored : INumberBase<TStored>
        where T : INumberBase<T>
    {
        public static T Convert(TStored value, int scale) => T.CreateChecked(value);
    }

    /// <summary>To float, rounded to the nearest; to double, from an integer only where exact.</summary>
    private readonly struct ToReal<TStored, T> : INumberConversion<TStored, T>
        where TStored : INumberBase<TStored>
        where T : IFloatingPoint<T>
    {
        private static readonly bool MayLose =
            typeof(T) == typeof(double)
            && Array.IndexOf(Integers, typeof(TStored)) >= Array.IndexOf(Integers, typeof(long));

        public static T Convert(TStored value, int scale)
        {
            var real = T.CreateSaturating(value);
            if (T.IsInfinity(real) && !TStored.IsInfinity(value))
            {
                throw new OverflowException($"{value} is outside the range of {typeof(T).Name}.");
            }

            return !MayLose || TStored.CreateSaturating(real) == value
                ? real
                : throw new OverflowException(
                    $"The integer {value} cannot be held by {typeof(T).Name} exactly: read it as an integer."
                );
        }
    }

    private readonly struct BooleanToReal<T> : INumberConversion<bool, T>
        where T : INumberBase<T>
    {
        public static T Convert(bool value, int scale) => value ? T.One : T.Zero;
    }

    private readonly struct ScaledToDecimal<TStored> : INumberConversion<TStored, decimal>
        where TStored : INumberBase<TStored>
    {
        public static decimal Convert(TStored value, int scale) =>
            DecimalParts.ToDecimal(Int128.CreateChecked(value), scale);
    }

    /// <summary>From DECIMAL: below 2^53 the quotient of two exact doubles is the nearest one (IEEE 754), beyond it text decides.</summary>
    private readonly struct ScaledToReal<TStored, T> : INumberConversion<TStored, T>
        where TStored : INumberBase<TStored>
        where T : IFloatingPoint<T>
    {
        private const long LargestExact = 1L << 53;
        private const int LargestExactPower = 22;
        private static readonly double[] Powers =
        [
            .. Enumerable.Range(0, LargestExactPower + 1).Select(exponent => (double)DecimalParts.PowerOfTen(exponent)),
        ];

        public static T Convert(TStored value, int scale)
        {
            if (typeof(TStored) != typeof(Int128))
            {
                var narrow = long.CreateTruncating(value);
                if (scale <= LargestExactPower && narrow <= LargestExact && narrow >= -LargestExact)
                {
                    return T.CreateTruncating(narrow / Powers[scale]);
                }
            }

            var unscaled = Int128.CreateTruncating(value);
            var isExact = scale <= LargestExactPower && unscaled <= LargestExact && unscaled >= -LargestExact;
            return T.CreateTruncating(
                isExact ? (double)(long)unscaled / Powers[scale] : DecimalParts.ToDouble(unscaled, scale)
            );
        }
    }
}
