namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>The checksum that .gz and .zip carry (ISO 3309, reflected polynomial EDB88320), eight bytes a step.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = BuildTable();

    private uint state = uint.MaxValue;

    public Crc32() { }

    internal readonly uint Value => ~state;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = this.state;
        uint[] table = Table;
        while (bytes.Length >= 8)
        {
            uint low = state ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state =
                table[(7 * 256) + (int)(low & 255)]
                ^ table[(6 * 256) + (int)((low >> 8) & 255)]
                ^ table[(5 * 256) + (int)((low >> 16) & 255)]
                ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (int)(high & 255)]
                ^ table[(2 * 256) + (int)((high >> 8) & 255)]
                ^ table[256 + (int)((high >> 16) & 255)]
                ^ table[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (byte each in bytes)
        {
            state = (state >> 8) ^ table[(int)((state ^ each) & 255)];
        }

        this.state = state;
    }

    private static uint[] BuildTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint shorter = table[i - 256];
            table[i] = (shorter >> 8) ^ table[(int)(shorter & 255)];
        }

        return table;
    }
}
