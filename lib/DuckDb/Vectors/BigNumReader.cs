using System.Numerics;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A BIGNUM column: three bytes of header, then the magnitude, most significant byte first; every bit of a negative number is flipped.</summary>
internal sealed unsafe class BigNumReader(DuckDbType type) : VectorReader(type), IVectorReader<BigInteger>
{
    private const int HeaderBytes = 3;
    private const byte PositiveBit = 0x80;

    internal override Type ClrType => typeof(BigInteger);

    internal override object GetValue(int row) => Read(row);

    public BigInteger Read(int row)
    {
        var bytes = NativeString.Bytes(PointerTo<NativeString>(row));
        if ((bytes[0] & PositiveBit) != 0)
        {
            return new BigInteger(bytes[HeaderBytes..], isUnsigned: true, isBigEndian: true);
        }

        var flipped = new byte[bytes.Length - HeaderBytes];
        for (var i = 0; i < flipped.Length; i++)
        {
            flipped[i] = unchecked((byte)~bytes[HeaderBytes + i]);
        }

        return -new BigInteger(flipped, isUnsigned: true, isBigEndian: true);
    }
}
