using System.Buffers;

namespace EcommerceNotebooks.Warehouse.Columns;

/// <summary>
/// Grows without copying what it holds: pooled segments of growing length, joined once at the end. The pool matters: most of the cost of a long new
/// array is the operating system handing out its pages.
/// </summary>
internal sealed class Segments<T>
    where T : unmanaged
{
    private const int FirstLength = 1 << 14;
    private const int LargestLength = 1 << 20;

    private readonly List<(T[] Array, int Used)> full = [];
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

    /// <summary>All elements in one new array; ends the growing.</summary>
    internal T[] Join()
    {
        var all = GC.AllocateUninitializedArray<T>(Count);
        JoinInto(all);
        return all;
    }

    /// <summary>All elements to the beginning of a span, which is at least as long; ends the growing.</summary>
    internal void JoinInto(Span<T> target)
    {
        foreach (var (segment, length) in full)
        {
            segment.AsSpan(0, length).CopyTo(target);
            target = target[length..];
            ArrayPool<T>.Shared.Return(segment);
        }

        full.Clear();
        current.AsSpan(0, used).CopyTo(target);
        if (current.Length > 0)
        {
            ArrayPool<T>.Shared.Return(current);
        }

        (current, used, Count) = ([], 0, 0);
    }

    private void Grow(int length)
    {
        if (current.Length > 0)
        {
            full.Add((current, used));
        }

        var grown = current.Length == 0 ? FirstLength : Math.Min(current.Length * 2, LargestLength);
        current = ArrayPool<T>.Shared.Rent(Math.Max(grown, length));
        used = 0;
    }
}
