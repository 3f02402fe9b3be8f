using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>An ENUM column, stored as positions in its list of values.</summary>
internal sealed class EnumReader<TPosition>(DuckDbType type) : VectorReader(type), IVectorReader<string>
    where TPosition : unmanaged, IBinaryInteger<TPosition>
{
    internal override Type ClrType => typeof(string);

    public string Read(int row) => Type.EnumValues[int.CreateChecked(At<TPosition>(row))];

    internal override object GetValue(int row) => Read(row);
}
