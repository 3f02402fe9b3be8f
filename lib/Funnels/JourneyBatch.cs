namespace EcommerceNotebooks.Funnels;

/// <summary>Some whole users' events, column by column.</summary>
internal sealed class JourneyBatch
{
    private const int Enough = 1 << 18;
    private int filled;
    private long[] users = new long[2 * Enough];
    private long[] products = new long[2 * Enough];
    private long[] times = new long[2 * Enough];
    private byte[] types = new byte[2 * Enough];

    /// <summary>How many events of whole users there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether there are enough events, and of more than one user.</summary>
    internal bool IsFull => Count > 0;

    internal ReadOnlySpan<long> Users => users.AsSpan(0, Count);

    internal ReadOnlySpan<long> Products => products.AsSpan(0, Count);

    internal ReadOnlySpan<long> Times => times.AsSpan(0, Count);

    internal ReadOnlySpan<byte> Types => types.AsSpan(0, Count);

    /// <summary>Begins anew with the events of the last user of the batch before, which it left out; that may be this one itself.</summary>
    internal void Restart(JourneyBatch before)
    {
        var (start, left) = (before.Count, before.filled - before.Count);
        (filled, Count) = (0, 0);
        Append(
            before.users.AsSpan(start, left),
            before.products.AsSpan(start, left),
            before.times.AsSpan(start, left),
            before.types.AsSpan(start, left)
        );
    }

    /// <summary>Takes events, and once there are enough counts those of all users but the last.</summary>
    internal void Add(
        ReadOnlySpan<long> nextUsers,
        ReadOnlySpan<long> nextProducts,
        ReadOnlySpan<long> nextTimes,
        ReadOnlySpan<byte> nextTypes
    )
    {
        Append(nextUsers, nextProducts, nextTimes, nextTypes);
        if (filled >= Enough)
        {
            Count = users.AsSpan(0, filled).LastIndexOfAnyExcept(users[filled - 1]) + 1;
        }
    }

    /// <summary>Counts the last user's events too, where no more follow.</summary>
    internal void TakeAll() => Count = filled;

    private void Append(
        ReadOnlySpan<long> nextUsers,
        ReadOnlySpan<long> nextProducts,
        ReadOnlySpan<long> nextTimes,
        ReadOnlySpan<byte> nextTypes
    )
    {
        if (filled + nextUsers.Length > users.Length)
        {
            Grow(filled + nextUsers.Length);
        }

        nextUsers.CopyTo(users.AsSpan(filled));
        nextProducts.CopyTo(products.AsSpan(filled));
        nextTimes.CopyTo(times.AsSpan(filled));
        nextTypes.CopyTo(types.AsSpan(filled));
        filled += nextUsers.Length;
    }

    private void Grow(int least)
    {
        var size = Math.Max(least, 2 * users.Length);
        Array.Resize(ref users, size);
        Array.Resize(ref products, size);
        Array.Resize(ref times, size);
        Array.Resize(ref types, size);
    }
}
