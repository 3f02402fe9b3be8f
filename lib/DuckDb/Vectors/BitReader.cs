using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A BIT column: text of 0 and 1. DuckDB stores the number of padding bits, then the bits, padded in front.</summary>
internal sealed unsafe class BitReader(DuckDbType type) : VectorReader(type), IVectorReader<string>
{
    private const int BitsPerByte = 8;

    internal override Type ClrType => typeof(string);

    internal override object GetValue(int row) => Read(row);

    public string Read(int row)
    {
        var bytes = NativeString.Bytes(PointerTo<NativeString>(row));
        int padding = bytes[0];
        var bits = new char[((bytes.Length - 1) * BitsPerByte) - padding];
        for (var i = 0; i < bits.Length; i++)
        {
            var place = i + padding;
            var isSet = (bytes[1 + (place / BitsPerByte)] & (0x80 >> (place % BitsPerByte))) != 0;
            bits[i] = isSet ? '1' : '0';
        }

        return new string(bits);
    }
}
