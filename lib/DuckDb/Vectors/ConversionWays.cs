namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>The conversions <see cref="ValueConversion{T}"/> chooses from.</summary>
internal static class ConversionWays
{
    internal static TValue? Nullable<TValue>(VectorReader reader, int row)
        where TValue : struct => reader.Get<TValue>(row);

    /// <summary>An enum from text by its member's name, ignoring case, or from a whole number by its value.</summary>
    internal static TEnum Enumeration<TEnum>(VectorReader reader, int row)
        where TEnum : struct, Enum
    {
        if (reader is IVectorReader<string> text)
        {
            return Enum.TryParse<TEnum>(text.Read(row), ignoreCase: true, out var named) && Enum.IsDefined(named)
                ? named
                : throw new InvalidCastException(
                    $"'{text.Read(row)}' is no {typeof(TEnum).Name}; it has {string.Join(", ", Enum.GetNames<TEnum>())}."
                );
        }

        return reader is IVectorReader<long> number
            ? (TEnum)Enum.ToObject(typeof(TEnum), number.Read(row))
            : throw ConversionError.Refused(typeof(TEnum), reader.Type);
    }

    internal static TElement[] Array<TElement>(VectorReader reader, int row) =>
        reader is ListReader list
            ? list.GetArray<TElement>(row)
            : throw ConversionError.Refused(typeof(TElement[]), reader.Type);

    internal static List<TElement> List<TElement>(VectorReader reader, int row) => [.. Array<TElement>(reader, row)];
}
