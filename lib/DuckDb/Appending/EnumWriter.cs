using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>An ENUM column, which takes the text of its values.</summary>
internal sealed class EnumWriter<TPosition>(DuckDbType type) : VectorWriter(type), IVectorWriter<string>
    where TPosition : unmanaged, IBinaryInteger<TPosition>
{
    private readonly Dictionary<string, TPosition> positions = type
        .EnumValues.Select((value, i) => (value, i))
        .ToDictionary(pair => pair.value, pair => TPosition.CreateChecked(pair.i), StringComparer.Ordinal);

    public void Write(int row, string value) =>
        Room<TPosition>(row, 1)[0] = positions.TryGetValue(value, out var position)
            ? position
            : throw new ArgumentException($"'{value}' is no value of the SQL type {Type}.");
}
