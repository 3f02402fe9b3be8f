using System.Buffers.Binary;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Writes a Parquet file of events, row group after row group.</summary>
internal sealed class EventFileWriter : IDisposable
{
    private const int FormatVersion = 1;

    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    private readonly StagingFile file;
    private readonly IReadOnlyList<ColumnShape> columns;
    private readonly List<(long Offset, int Rows, IReadOnlyList<ColumnChunk> Chunks)> groups = [];
    private long offset;

    /// <summary>Creates the file.</summary>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    internal EventFileWriter(string path, SessionType session)
    {
        columns = ColumnShape.Events(session);
        file = new StagingFile(path);
        Write(Magic);
    }

    /// <summary>Adds a row group and gives its memory back.</summary>
    internal void Add(RowGroup group)
    {
        groups.Add((offset, group.Rows, group.Chunks));
        Write(group.Bytes.Written);
        group.Bytes.Dispose();
    }

    /// <summary>Writes the footer; without it the file is none.</summary>
    internal void Complete()
    {
        using var footer = new ByteBuffer();
        WriteFooter(new CompactThrift(footer));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Write(footer.Written);
        Write(length);
        Write(Magic);
    }

    public void Dispose() => file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        offset += bytes.Length;
    }

    private void WriteFooter(CompactThrift footer)
    {
        footer.Begin();
        footer.WriteInt32(1, FormatVersion);
        footer.BeginStructures(2, columns.Count + 1);
        footer.Begin();
        footer.WriteText(4, "events");
        footer.WriteInt32(5, columns.Count);
        footer.End();
        foreach (var column in columns)
        {
            column.Write(footer);
        }

        footer.WriteInt64(3, groups.Sum(group => (long)group.Rows));
        footer.BeginStructures(4, groups.Count);
        foreach (var (start, rows, chunks) in groups)
        {
            WriteGroup(footer, start, rows, chunks);
        }

        footer.WriteText(6, "EcommerceNotebooks");
        footer.BeginStructures(7, columns.Count);
        for (int column = 0; column < columns.Count; column++)
        {
            // Least and greatest values are ordered as their type says.
            footer.Begin();
            footer.Empty(1);
            footer.End();
        }

        footer.End();
    }

    private static void WriteGroup(CompactThrift footer, long start, int rows, IReadOnlyList<ColumnChunk> chunks)
    {
        footer.Begin();
        footer.BeginStructures(1, chunks.Count);
        long at = start;
        foreach (var chunk in chunks)
        {
            chunk.Write(footer, at);
            at += chunk.Bytes;
        }

        footer.WriteInt64(2, chunks.Sum(chunk => chunk.UnpackedBytes));
        footer.WriteInt64(3, rows);
        footer.WriteInt64(5, start);
        footer.WriteInt64(6, at - start);
        footer.End();
    }
}
