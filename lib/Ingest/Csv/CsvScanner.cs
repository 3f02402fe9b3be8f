using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Reads every byte of a CSV once, finds its lines and fields 64 bytes at a time, passes the plainly good ones and hands the
/// rest to <see cref="LineJudge"/>.
/// </summary>
internal sealed unsafe class CsvScanner
{
    /// <summary>The longest line that is read; an event has about 130 bytes.</summary>
    internal const int MaxLineBytes = 1 << 18;

    private const int BufferBytes = 2 * MaxLineBytes;
    private const int Padding = 64;
    private const int MaxEnds = CsvHeader.MaxFields;

    private readonly CsvHeader header;
    private readonly CsvScan scan;
    private readonly LineJudge judge;
    private readonly LineRows? rows;
    private readonly PlainLine plain = new();
    private readonly long[] widths;
    private long end;

    /// <summary>A reader that adds to a scan, and hands accepted lines to what is given for them.</summary>
    internal CsvScanner(CsvHeader header, CsvScan scan, List<Reject> rejects, LineRows? rows = null)
    {
        this.header = header;
        this.scan = scan;
        judge = new LineJudge(header, scan, rejects, rows);
        this.rows = rows;
        widths = new long[header.FieldCount + 1];
    }

    /// <summary>Reads from the second line to the end; <paramref name="advance"/> gets the bytes read so far.</summary>
    internal void Run(Stream stream, Action<long> advance, CancellationToken cancellationToken) =>
        Run(stream, header.ByteLength, stream.Length, advance, cancellationToken);

    /// <summary>Reads the lines in [from, to), two offsets at which a line begins or the file ends; the part that begins behind the header counts it too.</summary>
    internal void Run(Stream stream, long from, long to, Action<long> advance, CancellationToken cancellationToken)
    {
        end = to;
        byte* buffer = (byte*)NativeMemory.AllocZeroed(BufferBytes + Padding);
        try
        {
            stream.Position = from;
            if (from == header.ByteLength)
            {
                scan.Bytes = header.ByteLength;
            }

            Read(stream, buffer, advance, cancellationToken);
        }
        finally
        {
            NativeMemory.Free(buffer);
        }

        for (int column = 0; column < EventColumns.Count; column++)
        {
            int field = header.Positions[column];
            scan.ColumnBytes[column] += widths[field + 1] - widths[field];
        }
    }

    private void Read(Stream stream, byte* buffer, Action<long> advance, CancellationToken cancellationToken)
    {
        int filled = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = Fill(stream, new Span<byte>(buffer + filled, BufferBytes - filled));
            scan.Bytes += read;
            filled += read;
            if (read == 0)
            {
                if (filled > 0)
                {
                    judge.Judge(new ReadOnlySpan<byte>(buffer, filled), false);
                    rows?.Flush();
                }

                judge.Finish(isEndOfFile: end == stream.Length);
                advance(scan.Bytes);
                return;
            }

            int consumed = Lines(buffer, filled);
            if (consumed == 0 && filled > MaxLineBytes)
            {
                consumed = filled = SkipLongLine(stream, buffer, filled);
            }

            filled -= consumed;
            Buffer.MemoryCopy(buffer + consumed, buffer, BufferBytes, filled);
            advance(scan.Bytes);
        }
    }

    private int Fill(Stream stream, Span<byte> room) =>
        stream.Read(room[..(int)Math.Min(room.Length, end - stream.Position)]);

    // Passes over a line longer than any event; gives how much of the buffer is used up, which is all of it.
    private int SkipLongLine(Stream stream, byte* buffer, int filled)
    {
        byte[] beginning = new ReadOnlySpan<byte>(buffer, RawLine.KeptBytes + 1).ToArray();
        long length = filled;
        while (true)
        {
            int read = Fill(stream, new Span<byte>(buffer, BufferBytes));
            int end = new ReadOnlySpan<byte>(buffer, read).IndexOf((byte)'\n');
            if (read == 0 || end >= 0)
            {
                length += Math.Max(end, 0);
                judge.RejectTooLong(beginning, length);
                if (end >= 0)
                {
                    stream.Seek(end + 1 - read, SeekOrigin.Current);
                    scan.Bytes += end + 1;
                }

                return filled;
            }

            length += read;
            scan.Bytes += read;
        }
    }

    /// <summary>Handles the whole lines of the buffer and gives the bytes they take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Lines(byte* buffer, int filled)
    {
        int* ends = stackalloc int[MaxEnds + 1];
        int* widths = stackalloc int[MaxEnds + 1];
        new Span<int>(widths, MaxEnds + 1).Clear();
        var delimiter = Vector256.Create(header.Delimiter);
        int wanted = header.FieldCount - 1;
        int lineStart = 0;
        int found = 0;
        bool special = false;
        ends[0] = -1;
        unchecked
        {
            for (int block = 0; block < filled; block += 64)
            {
                Classify(buffer + block, delimiter, out ulong commas, out ulong feeds, out ulong specials);
                if (filled - block < 64)
                {
                    ulong inside = (1UL << (filled - block)) - 1;
                    commas &= inside;
                    feeds &= inside;
                    specials &= inside;
                }

                while (feeds != 0)
                {
                    ulong line = feeds ^ (feeds - 1);
                    found = Append(ends, found, commas & line, block);
                    int end = block + BitOperations.TrailingZeroCount(feeds);
                    special |= (specials & line) != 0;
                    if (
                        judge.IsInsideRecord
                        || !(found == wanted && TryPass(buffer, ends, lineStart, end, special, widths))
                    )
                    {
                        judge.Judge(new ReadOnlySpan<byte>(buffer + lineStart, end - lineStart), true);
                    }

                    lineStart = end + 1;
                    ends[0] = end;
                    found = 0;
                    special = false;
                    commas &= ~line;
                    specials &= ~line;
                    feeds &= feeds - 1;
                }

                found = Append(ends, found, commas, block);
                special |= specials != 0;
            }
        }

        rows?.Flush();
        for (int i = 0; i <= wanted + 1 && i <= MaxEnds; i++)
        {
            this.widths[i] += widths[i];
        }

        return lineStart;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Append(int* ends, int found, ulong commas, int block)
    {
        unchecked
        {
            while (commas != 0)
            {
                found++;
                if (found <= MaxEnds)
                {
                    ends[found] = block + BitOperations.TrailingZeroCount(commas);
                }

                commas &= commas - 1;
            }

            return found;
        }
    }

    // Commas: whatever stands between fields. Special: quotes, control characters other than that and the line feed, and bytes beyond ASCII.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(
        byte* block,
        Vector256<byte> delimiter,
        out ulong commas,
        out ulong feeds,
        out ulong specials
    )
    {
        Vector256<byte> low = Vector256.Load(block);
        Vector256<byte> high = Vector256.Load(block + 32);
        commas = Mask(Vector256.Equals(low, delimiter), Vector256.Equals(high, delimiter));
        feeds = Mask(
            Vector256.Equals(low, Vector256.Create((byte)'\n')),
            Vector256.Equals(high, Vector256.Create((byte)'\n'))
        );
        specials = Mask(Special(low), Special(high)) & ~(feeds | commas);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Special(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte()
        | Vector256.Equals(bytes, Vector256.Create((byte)'"'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | (ulong)high.ExtractMostSignificantBits() << 32;

    /// <summary>Accepts a line whose fields are all plainly good; false hands it to the judge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPass(byte* buffer, int* ends, int lineStart, int end, bool special, int* widths)
    {
        unchecked
        {
            if (special)
            {
                // Only the carriage return of a CRLF line end may be special in a plain line.
                if (buffer[end - 1] != '\r' || HasSpecial(buffer + lineStart, end - 1 - lineStart))
                {
                    return false;
                }

                end--;
            }

            int fields = header.FieldCount;
            ends[fields] = end;
            if (end - lineStart > MaxLineBytes || !FieldsArePlain(buffer, ends))
            {
                return false;
            }

            scan.Lines++;
            scan.Accepted++;
            for (int i = 0; i <= fields; i++)
            {
                // Field f spans widths[f + 1] - widths[f], counted from the line's start so that sums stay small.
                widths[i] += ends[i] - lineStart - i;
            }

            rows?.Add(buffer, ends);
            return true;
        }
    }

    private static bool HasSpecial(byte* line, int length)
    {
        var span = new ReadOnlySpan<byte>(line, length);
        return span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7F) || span.Contains((byte)'"');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FieldsArePlain(byte* buffer, int* ends)
    {
        unchecked
        {
            ref int positions = ref MemoryMarshal.GetArrayDataReference(header.Positions);
            int time = Unsafe.Add(ref positions, EventColumns.EventTime);
            int product = Unsafe.Add(ref positions, EventColumns.ProductId);
            int category = Unsafe.Add(ref positions, EventColumns.CategoryId);
            int price = Unsafe.Add(ref positions, EventColumns.Price);
            int user = Unsafe.Add(ref positions, EventColumns.UserId);
            int session = Unsafe.Add(ref positions, EventColumns.UserSession);
            return plain.IsTime(buffer + ends[time] + 1, ends[time + 1] - ends[time] - 1)
                && PlainLine.IsInteger(buffer + ends[product] + 1, ends[product + 1] - ends[product] - 1)
                && PlainLine.IsInteger(buffer + ends[category] + 1, ends[category + 1] - ends[category] - 1)
                && PlainLine.IsPrice(buffer + ends[price] + 1, ends[price + 1] - ends[price] - 1)
                && PlainLine.IsInteger(buffer + ends[user] + 1, ends[user + 1] - ends[user] - 1)
                && (
                    !scan.SessionsAreUuids
                    || PlainLine.IsUuid(buffer + ends[session] + 1, ends[session + 1] - ends[session] - 1)
                );
        }
    }
}
