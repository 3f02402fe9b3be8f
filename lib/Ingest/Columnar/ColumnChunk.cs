namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>What the footer says of one column's part in one row group.</summary>
/// <param name="Shape">The column.</param>
/// <param name="Values">Rows, those without a value included.</param>
/// <param name="Nulls">Rows without a value.</param>
/// <param name="Encodings">Parquet's numbers of the encodings in it.</param>
/// <param name="DictionaryBytes">Bytes of the dictionary page, which comes first; 0 when there is none.</param>
/// <param name="Bytes">Bytes of all pages.</param>
/// <param name="UnpackedBytes">The same before compression.</param>
/// <param name="Least">The least value as Parquet writes it; null when there is none, or none is kept.</param>
/// <param name="Greatest">The greatest value.</param>
internal sealed record ColumnChunk(
    ColumnShape Shape,
    int Values,
    int Nulls,
    int[] Encodings,
    int DictionaryBytes,
    int Bytes,
    long UnpackedBytes,
    byte[]? Least,
    byte[]? Greatest
)
{
    private const int Zstd = 6;

    /// <summary>Writes the chunk's metadata; <paramref name="offset"/> is where in the file it begins.</summary>
    internal void Write(CompactThrift footer, long offset)
    {
        long firstPage = offset + DictionaryBytes;
        footer.Begin();
        footer.WriteInt64(2, offset);
        footer.Begin(3);
        footer.WriteInt32(1, Shape.Type);
        footer.WriteNumbers(2, Encodings);
        footer.WriteTexts(3, Shape.Name);
        footer.WriteInt32(4, Zstd);
        footer.WriteInt64(5, Values);
        footer.WriteInt64(6, UnpackedBytes);
        footer.WriteInt64(7, Bytes);
        footer.WriteInt64(9, firstPage);
        if (DictionaryBytes > 0)
        {
            footer.WriteInt64(11, offset);
        }

        footer.Begin(12);
        footer.WriteInt64(3, Nulls);
        if (Least is not null && Greatest is not null)
        {
            footer.WriteBinary(5, Greatest);
            footer.WriteBinary(6, Least);
        }

        footer.End();
        footer.End();
        footer.End();
    }
}
