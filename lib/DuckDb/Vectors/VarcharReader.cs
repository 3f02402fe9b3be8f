using System.Text;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A VARCHAR column: UTF-8 as DuckDB holds it, or strings.</summary>
internal sealed unsafe class VarcharReader(DuckDbType type) : VectorReader(type), IVectorReader<string>
{
    internal override Type ClrType => typeof(string);

    public string Read(int row) => Encoding.UTF8.GetString(Utf8(row));

    internal ReadOnlySpan<byte> Utf8(int row) => NativeString.Bytes(PointerTo<NativeString>(row));

    internal override object GetValue(int row) => Read(row);
}
