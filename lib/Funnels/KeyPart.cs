namespace EcommerceNotebooks.Funnels;

/// <summary>Keys in blocks, so that more of them never move those that are there.</summary>
internal sealed class KeyPart
{
    private const int LeastBlock = 16;
    private const int LargestBlock = 4_096;
    private readonly List<Int128[]> full = [];
    private Int128[] block = [];
    private int used;

    /// <summary>How many keys there are.</summary>
    internal int Length => full.Sum(each => each.Length) + used;

    internal void Add(Int128 key)
    {
        if (used == block.Length)
        {
            Grow();
        }

        block[used++] = key;
    }

    /// <summary>Gives each block's keys to <paramref name="take"/>.</summary>
    internal void ForEachBlock(Action<ReadOnlySpan<Int128>> take)
    {
        foreach (var each in full)
        {
            take(each);
        }

        take(block.AsSpan(0, used));
    }

    private void Grow()
    {
        if (used > 0)
        {
            full.Add(block);
        }

        block = GC.AllocateUninitializedArray<Int128>(Math.Clamp(used * 2, LeastBlock, LargestBlock));
        used = 0;
    }
}
