using System.Reflection;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>Ways to a .NET type that a reader does not give by itself: a nullable, an enum by name, an array or list of another element type.</summary>
internal static class ValueConversion<T>
{
    /// <summary>The way for <typeparamref name="T"/>, found once per type.</summary>
    private static readonly Func<VectorReader, int, T> Way = Choose();

    /// <summary>The value of a row that is not NULL.</summary>
    /// <exception cref="InvalidCastException">There is no conversion without loss.</exception>
    internal static T Convert(VectorReader reader, int row) => Way(reader, row);

    private static Func<VectorReader, int, T> Choose()
    {
        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying)
        {
            return Bind(nameof(ConversionWays.Nullable), underlying);
        }

        if (typeof(T).IsEnum)
        {
            return Bind(nameof(ConversionWays.Enumeration), typeof(T));
        }

        if (typeof(T).IsArray)
        {
            return Bind(nameof(ConversionWays.Array), typeof(T).GetElementType()!);
        }

        return
            typeof(T).IsGenericType
            && typeof(T).IsAssignableFrom(typeof(List<>).MakeGenericType(typeof(T).GetGenericArguments()[0]))
            ? Bind(nameof(ConversionWays.List), typeof(T).GetGenericArguments()[0])
            : Cast;
    }

    private static T Cast(VectorReader reader, int row) =>
        reader.GetValue(row) is T value ? value : throw ConversionError.Refused(typeof(T), reader.Type);

    private static Func<VectorReader, int, T> Bind(string way, Type argument)
    {
        var method = typeof(ConversionWays)
            .GetMethod(way, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(argument);
        return method.CreateDelegate<Func<VectorReader, int, T>>();
    }
}
