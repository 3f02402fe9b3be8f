using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>A session that no ranker has seen: its items in their order, -1 for one that the index does not know.</summary>
internal sealed record HeldOutSession(long User, int[] Items);

/// <summary>Sessions that begin within a time, as an index sees them.</summary>
/// <param name="Sessions">Those drawn, of two events or more, in an order that chance gave.</param>
/// <param name="Found">How many there were to draw from.</param>
internal sealed record HeldOutSessions(IReadOnlyList<HeldOutSession> Sessions, long Found)
{
    /// <summary>The share of their events that are on unknown items; null without any.</summary>
    internal double? UnknownShare =>
        Sessions.Count == 0
            ? null
            : (double)Sessions.Sum(each => each.Items.LongCount(item => item < 0))
                / Sessions.Sum(each => each.Items.LongLength);

    /// <summary>How many next items are looked for: those that are known.</summary>
    internal long Targets => Sessions.Sum(each => each.Items.Skip(1).LongCount(item => item >= 0));

    /// <summary>The share of them that the session had before; null without any.</summary>
    internal double? SeenShare =>
        Targets == 0
            ? null
            : (double)
                Sessions.Sum(each =>
                    each.Items.Index()
                        .LongCount(place => place.Item >= 0 && each.Items.AsSpan(0, place.Index).Contains(place.Item))
                ) / Targets;

    /// <summary>Whether a session has a known item after its first.</summary>
    internal static bool HasTarget(HeldOutSession session) => session.Items.Skip(1).Any(item => item >= 0);

    /// <summary>Reads the sessions that begin in [from, until), with their events before its end, and draws some by a hash of their keys.</summary>
    internal static HeldOutSessions Read(
        ShopSession session,
        SessionIndex index,
        DateTime from,
        DateTime until,
        int most,
        ulong seed
    )
    {
        // The one with the largest hash is the first to go.
        var drawn = new PriorityQueue<(ulong Hash, HeldOutSession Session), ulong>(
            Comparer<ulong>.Create((one, two) => two.CompareTo(one))
        );
        var found = 0L;
        HashSet<long> begun = [.. SessionReader.Script("begun").Query<long>(session, new { from, until })];
        SessionReader.Read(
            session,
            from,
            until,
            index.Options.EventsPerSession,
            (user, key, products, _) =>
            {
                if (products.Length < 2)
                {
                    return;
                }

                found++;
                var hash = Hash64.Of(seed, unchecked((ulong)key));
                if (drawn.Count == most && hash >= drawn.Peek().Hash)
                {
                    return;
                }

                var items = new int[products.Length];
                for (var place = 0; place < items.Length; place++)
                {
                    items[place] = index.ItemOf(products[place]) ?? -1;
                }

                drawn.Enqueue((hash, new HeldOutSession(user, items)), hash);
                if (drawn.Count > most)
                {
                    drawn.Dequeue();
                }
            },
            begun
        );
        var ordered = drawn.UnorderedItems.Select(each => each.Element).OrderBy(each => each.Hash);
        return new HeldOutSessions([.. ordered.Select(each => each.Session)], found);
    }
}
