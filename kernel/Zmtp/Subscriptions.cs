namespace CSharpKernel.Zmtp;

/// <summary>The prefixes that one peer subscribed to, each as often as it asked. Changed by the peer's reader alone; read by any thread.</summary>
internal sealed class Subscriptions
{
    private const int MostPrefixes = 1_000;

    private volatile Subscription[] entries = [];

    /// <summary>Subscribes once more to a prefix; the empty one matches everything.</summary>
    /// <exception cref="ZmtpProtocolException">These are too many different prefixes.</exception>
    public void Add(ReadOnlySpan<byte> prefix)
    {
        var index = IndexOf(prefix);
        if (index >= 0)
        {
            Replace(index, entries[index].Count + 1);
            return;
        }

        entries =
            entries.Length < MostPrefixes
                ? [.. entries, new Subscription(prefix.ToArray(), 1)]
                : throw new ZmtpProtocolException($"it subscribed to more than {MostPrefixes} prefixes");
    }

    /// <summary>Takes one subscription to exactly this prefix back; does nothing where there is none.</summary>
    public void Remove(ReadOnlySpan<byte> prefix)
    {
        var index = IndexOf(prefix);
        if (index < 0)
        {
            return;
        }

        if (entries[index].Count > 1)
        {
            Replace(index, entries[index].Count - 1);
            return;
        }

        entries = [.. entries[..index], .. entries[(index + 1)..]];
    }

    /// <summary>Whether the topic begins with a prefix subscribed to.</summary>
    public bool Matches(ReadOnlySpan<byte> topic)
    {
        foreach (var entry in entries)
        {
            if (topic.StartsWith(entry.Prefix))
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(ReadOnlySpan<byte> prefix)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            if (prefix.SequenceEqual(entries[index].Prefix))
            {
                return index;
            }
        }

        return -1;
    }

    private void Replace(int index, long count)
    {
        Subscription[] changed = [.. entries];
        changed[index] = new Subscription(changed[index].Prefix, count);
        entries = changed;
    }

    private sealed record Subscription(byte[] Prefix, long Count);
}
