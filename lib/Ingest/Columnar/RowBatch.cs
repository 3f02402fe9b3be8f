using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Some rows, column by column, on their way from lines to a row group. Texts are only pointed at, so the lines must stay where they are until the batch is taken.</summary>
internal sealed unsafe class RowBatch : IDisposable
{
    /// <summary>The most rows it holds.</summary>
    internal const int Capacity = 2048;

    private const int NumberColumns = (int)NumberColumn.UserId + 1;
    private const int TextColumns = (int)TextColumn.UserSession + 1;

    // Bytes behind a text that readers of whole words may touch.
    private const int Padding = sizeof(ulong);

    private readonly long[] numbers = new long[NumberColumns * Capacity];
    private readonly byte[] known = new byte[NumberColumns * Capacity];
    private readonly TextPlace[] texts = new TextPlace[TextColumns * Capacity];
    private readonly UInt128[] sessions = new UInt128[Capacity];
    private readonly byte[] knownSessions = new byte[Capacity];
    private readonly List<nint> copies = [];

    internal int Count { get; private set; }

    internal ReadOnlySpan<UInt128> Sessions => sessions.AsSpan(0, Count);

    /// <summary>1 for each row that has a session, otherwise 0.</summary>
    internal ReadOnlySpan<byte> KnownSessions => knownSessions.AsSpan(0, Count);

    internal ReadOnlySpan<long> Numbers(NumberColumn column) => numbers.AsSpan((int)column * Capacity, Count);

    /// <summary>1 for each row that has a number in the column, otherwise 0.</summary>
    internal ReadOnlySpan<byte> Known(NumberColumn column) => known.AsSpan((int)column * Capacity, Count);

    internal ReadOnlySpan<TextPlace> Texts(TextColumn column) => texts.AsSpan((int)column * Capacity, Count);

    /// <summary>Sets a number of the row that <see cref="EndRow"/> will add.</summary>
    internal void Set(NumberColumn column, bool isKnown, long value)
    {
        int at = (int)column * Capacity + Count;
        numbers[at] = value;
        known[at] = isKnown ? (byte)1 : (byte)0;
    }

    internal void Set(TextColumn column, byte* start, int length) =>
        texts[(int)column * Capacity + Count] = new TextPlace((nint)start, length);

    /// <summary>Sets a text that lies nowhere else.</summary>
    internal void Set(TextColumn column, ReadOnlySpan<byte> text)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)(text.Length + Padding));
        copies.Add((nint)copy);
        text.CopyTo(new Span<byte>(copy, text.Length));
        Set(column, copy, text.Length);
    }

    internal void SetSession(bool isKnown, UInt128 value)
    {
        sessions[Count] = value;
        knownSessions[Count] = isKnown ? (byte)1 : (byte)0;
    }

    internal void EndRow() => Count++;

    internal void Clear()
    {
        Count = 0;
        foreach (nint copy in copies)
        {
            NativeMemory.Free((void*)copy);
        }

        copies.Clear();
    }

    public void Dispose() => Clear();
}
