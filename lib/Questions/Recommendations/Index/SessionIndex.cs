using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>
/// Past sessions in memory: each product's most recent sessions, and each session's products in order (Kersbergen et al., 2022). Items are the products known at its end, numbered from 0 by their ids; sessions are
/// numbered by the time of their last event. Sessions of one product are left out, though it counts as known. Immutable: any number of threads may read it.
/// </summary>
public sealed class SessionIndex
{
    private readonly long[] products;
    private readonly int[] sessionStarts;
    private readonly int[] sessionItems;
    private readonly byte[] distinctItems;
    private readonly int[] sessionTimes;
    private readonly int[] itemStarts;
    private readonly int[] itemSessions;
    private readonly int[] itemCounts;

    internal SessionIndex(
        SessionIndexOptions options,
        long[] products,
        int[] sessionStarts,
        int[] sessionItems,
        int[] sessionTimes
    )
    {
        Options = options;
        this.products = products;
        this.sessionStarts = sessionStarts;
        this.sessionItems = sessionItems;
        this.sessionTimes = sessionTimes;
        distinctItems = new byte[sessionTimes.Length];
        itemCounts = new int[products.Length];
        var seen = new int[products.Length];
        Array.Fill(seen, -1);
        for (var session = 0; session < Sessions; session++)
        {
            foreach (var item in ItemsOf(session))
            {
                if (seen[item] != session)
                {
                    seen[item] = session;
                    itemCounts[item]++;
                    distinctItems[session]++;
                }
            }
        }

        itemStarts = new int[products.Length + 1];
        for (var item = 0; item < products.Length; item++)
        {
            itemStarts[item + 1] = itemStarts[item] + Math.Min(itemCounts[item], options.SessionsPerItem);
        }

        itemSessions = new int[itemStarts[^1]];
        var filled = new int[products.Length];
        Array.Fill(seen, -1);
        for (var session = Sessions - 1; session >= 0; session--)
        {
            foreach (var item in ItemsOf(session))
            {
                if (seen[item] != session && filled[item] < options.SessionsPerItem)
                {
                    itemSessions[itemStarts[item] + filled[item]++] = session;
                }

                seen[item] = session;
            }
        }
    }

    /// <summary>How it was made.</summary>
    public SessionIndexOptions Options { get; }

    /// <summary>How many sessions it holds.</summary>
    public int Sessions => sessionTimes.Length;

    /// <summary>How many products are known.</summary>
    public int Items => products.Length;

    /// <summary>How many products stand in sessions, repeats within a session counted.</summary>
    public int Events => sessionItems.Length;

    /// <summary>What the arrays take, in bytes.</summary>
    public long Bytes =>
        (8L * products.Length)
        + (4L * (sessionStarts.Length + sessionItems.Length + sessionTimes.Length))
        + (4L * (itemStarts.Length + itemSessions.Length + itemCounts.Length))
        + distinctItems.Length;

    /// <summary>The product of an item.</summary>
    public long ProductOf(int item) => products[item];

    /// <summary>The item of a product; null where the product is not known.</summary>
    public int? ItemOf(long product)
    {
        var item = Array.BinarySearch(products, product);
        return item < 0 ? null : item;
    }

    /// <summary>A session's items in their order.</summary>
    public ReadOnlySpan<int> ItemsOf(int session) =>
        sessionItems.AsSpan(sessionStarts[session], sessionStarts[session + 1] - sessionStarts[session]);

    /// <summary>How many different items a session has.</summary>
    public int DistinctItemsOf(int session) => distinctItems[session];

    /// <summary>When a session's last event was, in seconds since 1970.</summary>
    public int TimeOf(int session) => sessionTimes[session];

    /// <summary>The most recent sessions with an item, the latest first.</summary>
    public ReadOnlySpan<int> SessionsOf(int item) =>
        itemSessions.AsSpan(itemStarts[item], itemStarts[item + 1] - itemStarts[item]);

    /// <summary>How many sessions have an item, those that cannot be found by it included.</summary>
    public int CountOf(int item) => itemCounts[item];

    /// <summary>What it holds, in a sentence.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(Sessions, "session")} with {Words.Count(Events, "product view")} of {Words.Count(Items, "known product")}, {Bytes / 1e6:N1} MB"
        );
}
