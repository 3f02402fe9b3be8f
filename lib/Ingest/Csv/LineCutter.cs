using Microsoft.Win32.SafeHandles;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Cuts the bytes [from, to) of a CSV into stretches of so many lines each, the last one of fewer, as they are asked for by any thread. A stretch that holds a quote ends before a line that is a good
/// record by itself, so that no record reaches over its end.
/// </summary>
internal sealed class LineCutter(SafeFileHandle file, CsvHeader header, long from, long to, int lines)
{
    // A stretch of much longer lines than events have ends earlier, so that memory stays bounded.
    private const long MostBytes = 1 << 28;
    private const int BufferBytes = 1 << 18;

    private readonly byte[] buffer = new byte[BufferBytes];
    private readonly byte[] line = new byte[CsvScanner.MaxLineBytes + 1];
    private readonly LineJudge judge = new(header, new CsvScan(), [], rows: null);
    private readonly Lock gate = new();
    private long position = from;
    private int number;

    /// <summary>The next stretch: its number from 0, and the bytes [From, To) it takes; null behind the last one.</summary>
    internal (int Number, long From, long To)? Next()
    {
        lock (gate)
        {
            if (position == to)
            {
                return null;
            }

            long start = position;
            (position, bool hasQuotes) = End(start);
            while (hasQuotes && position < to && position - start < MostBytes && !IsRecord(position, out long end))
            {
                position = end;
            }

            return (number++, start, position);
        }
    }

    private (long Position, bool HasQuotes) End(long start)
    {
        int left = lines;
        int read;
        bool hasQuotes = false;
        for (long at = start; at < to; at += read)
        {
            read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(BufferBytes, to - at)), at);
            if (read == 0)
            {
                break;
            }

            var bytes = buffer.AsSpan(0, read);
            int wanted = at - start < MostBytes ? left : 1;
            int found = bytes.Count((byte)'\n');
            if (found >= wanted)
            {
                int end = EndOf(bytes, wanted);
                return (at + end, hasQuotes || bytes[..end].Contains((byte)'"'));
            }

            hasQuotes |= bytes.Contains((byte)'"');
            left -= found;
        }

        return (to, hasQuotes);
    }

    // Where the n-th line ends, of which there are enough.
    private static int EndOf(ReadOnlySpan<byte> bytes, int n)
    {
        int end = 0;
        for (; n > 0; n--)
        {
            end += bytes[end..].IndexOf((byte)'\n') + 1;
        }

        return end;
    }

    // Whether the line that begins here is a good record by itself, and where the next one begins.
    private bool IsRecord(long start, out long end)
    {
        int read = RandomAccess.Read(file, line.AsSpan(0, (int)Math.Min(line.Length, to - start)), start);
        int length = line.AsSpan(0, read).IndexOf((byte)'\n');
        if (length >= 0)
        {
            end = start + length + 1;
            var text = line.AsSpan(0, length);
            text = text.EndsWith("\r"u8) ? text[..^1] : text;
            return !text.Contains((byte)'\r') && judge.IsRecord(text);
        }

        end = NextLine(start + read);
        return false;
    }

    // Behind the end of a line longer than any event.
    private long NextLine(long at)
    {
        while (at < to)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(BufferBytes, to - at)), at);
            int feed = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (read == 0 || feed >= 0)
            {
                return read == 0 ? to : at + feed + 1;
            }

            at += read;
        }

        return to;
    }
}
