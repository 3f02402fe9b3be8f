using Microsoft.Win32.SafeHandles;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Cuts the bytes [from, to) of a CSV into stretches of so many lines each, the last one of fewer, as they are asked for by any thread.</summary>
internal sealed class LineCutter(SafeFileHandle file, long from, long to, int lines)
{
    // A stretch of much longer lines than events have ends earlier, so that memory stays bounded.
    private const long MostBytes = 1 << 28;
    private const int BufferBytes = 1 << 18;

    private readonly byte[] buffer = new byte[BufferBytes];
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
            position = End(start);
            return (number++, start, position);
        }
    }

    private long End(long start)
    {
        int left = lines;
        int read;
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
                return at + EndOf(bytes, wanted);
            }

            left -= found;
        }

        return to;
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
}
