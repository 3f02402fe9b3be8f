namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Grows without copying what it holds: segments of growing length, joined once at the end.</summary>
internal sealed class Segments<T>
    where T : unmanaged
{
    private const int FirstLength = 1 << 14;
    private const int LargestLength = 1 << 20;

    private readonly List<T[]> full = [];
    private T[] current = [];
    private int used;

    /// <summary>Elements held.</summary>
    internal int Count { get; private set; }

    /// <summary>Room for more elements, to be filled by the caller at once; the count grows by them.</summary>
    internal Span<T> Next(int length)
    {
        if (used + length > current.Length)
        {
            Grow(length);
        }

        var room = current.AsSpan(used, length);
        used += length;
        Count = checked(Count + length);
        return room;
    }

    internal T[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<T>(Count);
        CopyTo(all);
        return all;
    }

    internal void CopyTo(Span<T> target)
    {
        foreach (var segment in full)
        {
            segment.CopyTo(target);
            target = target[segment.Length..];
        }

        current.AsSpan(0, used).CopyTo(target);
    }

    private void Grow(int length)
    {
        if (used > 0)
        {
            // A segment that is not quite full is cut, so that every one in the list is full.
            full.Add(used == current.Length ? current : current[..used]);
        }

        var grown = current.Length == 0 ? FirstLength : Math.Min(current.Length * 2, LargestLength);
        current = GC.AllocateUninitializedArray<T>(Math.Max(grown, length));
        used = 0;
    }
}
