using System.Buffers;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The lines so far of a record that a quoted field spreads over several of them.</summary>
internal sealed class OpenRecord
{
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly List<(byte[] Text, byte[] End)> lines = [];
    private long quotes;

    internal bool IsEmpty => lines.Count == 0;

    /// <summary>Whether the quotes so far pair up. While they do not, a field stands open: only a line that changes this can close it.</summary>
    internal bool HasPairedQuotes => quotes % 2 == 0;

    /// <summary>The lines with the line ends between them.</summary>
    internal ReadOnlySpan<byte> Text => text.WrittenSpan;

    /// <summary>Adds a line and its line end, which is empty at the end of the file.</summary>
    internal void Add(ReadOnlySpan<byte> line, ReadOnlySpan<byte> end)
    {
        if (!IsEmpty)
        {
            text.Write(lines[^1].End);
        }

        text.Write(line);
        quotes += line.Count((byte)'"');
        lines.Add((line.ToArray(), end.ToArray()));
    }

    /// <summary>Gives the record and how many line ends are in it, and forgets it.</summary>
    internal (byte[] Record, int Breaks) TakeRecord()
    {
        var taken = (text.WrittenSpan.ToArray(), lines.Count - 1);
        Clear();
        return taken;
    }

    /// <summary>Gives the lines one by one, and forgets them.</summary>
    internal (byte[] Text, byte[] End)[] TakeLines()
    {
        var taken = lines.ToArray();
        Clear();
        return taken;
    }

    private void Clear()
    {
        text.ResetWrittenCount();
        quotes = 0;
        lines.Clear();
    }
}
