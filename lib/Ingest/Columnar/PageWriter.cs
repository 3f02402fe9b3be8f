using System.Buffers;
using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Compresses the pages of one chunk, each with its header before it.</summary>
internal sealed class PageWriter(Compressor compressor) : IDisposable
{
    internal const int Plain = 0;
    internal const int Runs = 3;
    internal const int Deltas = 5;
    internal const int Dictionary = 8;

    private const int DataPage = 0;
    private const int DictionaryPage = 2;

    private readonly ByteBuffer packed = new();

    /// <summary>The pages written so far.</summary>
    internal ByteBuffer Pages { get; } = new();

    /// <summary>Bytes of these pages before compression, headers included.</summary>
    internal long UnpackedBytes { get; private set; }

    internal void Clear()
    {
        Pages.Clear();
        UnpackedBytes = 0;
    }

    /// <summary>Writes a page of rows: their levels, then their values in an encoding.</summary>
    internal void WriteRows(ReadOnlySpan<byte> body, int rows, int encoding) =>
        Write(body, DataPage, 5, rows, encoding);

    /// <summary>Writes the page of the values that others refer to.</summary>
    internal void WriteDictionary(ReadOnlySpan<byte> body, int values) => Write(body, DictionaryPage, 7, values, Plain);

    public void Dispose()
    {
        packed.Dispose();
        Pages.Dispose();
    }

    private void Write(ReadOnlySpan<byte> body, int type, int field, int values, int encoding)
    {
        packed.Clear();
        packed.Advance(compressor.Wrap(body, packed.Room(Compressor.GetCompressBound(body.Length))));
        int before = Pages.Length;
        var header = new CompactThrift(Pages);
        header.Begin();
        header.WriteInt32(1, type);
        header.WriteInt32(2, body.Length);
        header.WriteInt32(3, packed.Length);
        header.Begin(field);
        header.WriteInt32(1, values);
        header.WriteInt32(2, encoding);
        if (type == DataPage)
        {
            // Definition and repetition levels.
            header.WriteInt32(3, Runs);
            header.WriteInt32(4, Runs);
        }

        header.End();
        header.End();
        UnpackedBytes += Pages.Length - before + body.Length;
        Pages.Write(packed.Written);
    }
}
