using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>A column whose pages hold the numbers of distinct values, given in the order in which these first appear.</summary>
internal abstract class DictionaryChunkWriter(ColumnShape shape, Compressor compressor, int pageRows)
    : ChunkWriter(shape, compressor, pageRows)
{
    /// <summary>The numbers of the page's values.</summary>
    protected int[] Codes { get; } = new int[pageRows];

    /// <summary>Distinct values so far.</summary>
    protected abstract int Distinct { get; }

    protected override int Encoding => PageWriter.Dictionary;

    protected override void WriteValues(int count, ByteBuffer target)
    {
        int width = WidthOf(Distinct);

        // Numbers of a byte each compress better than those that share bytes.
        width = width is > 4 and < 8 ? 8 : width;
        target.WriteByte((byte)width);
        HybridRuns.Write(Codes.AsSpan(0, count), width, target);
    }
}
