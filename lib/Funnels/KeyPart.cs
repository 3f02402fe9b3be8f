namespace EcommerceNotebooks.Funnels;

/// <summary>Hashes in blocks, so that more of them never move those that are there.</summary>
internal sealed class KeyPart
{
    private const int LeastBlock = 16;
    private const int LargestBlock = 4_096;
    private readonly List<ulong[]> full = [];
    private ulong[] block = [];
    private int used;

    /// <summary>How many hashes there are.</summary>
    internal int Length => full.Sum(each => each.Length) + used;

    internal void Add(ulong hash)
    {
        if (used == block.Length)
        {
            Grow();
        }

        block[used++] = hash;
    }

    /// <summary>Gives each block's hashes to <paramref name="take"/>.</summary>
    internal void ForEachBlock(Action<ReadOnlySpan<ulong>> take)
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

        block = GC.AllocateUninitializedArray<ulong>(Math.Clamp(used * 2, LeastBlock, LargestBlock));
        used = 0;
    }
}
