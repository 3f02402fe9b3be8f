using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>Takes a session: its products one after the other, and the time of its last event in microseconds since 1970. The products are gone afterwards.</summary>
internal delegate void SessionTaker(long user, long session, ReadOnlySpan<long> products, long time);

/// <summary>
/// Reads sessions in one pass over events in the order of users: a session's consecutive events of one product become one (Moreira et al., 2021, appendix B), and only the last ones are kept. A user's sessions may lie
/// among each other; they are given in the order in which they begin.
/// </summary>
internal sealed class SessionReader
{
    private readonly int eventsPerSession;
    private readonly SessionTaker take;
    private readonly Dictionary<long, int> slots = [];
    private readonly List<Chain> chains = [];
    private readonly long[] products;
    private long[] eventProducts = new long[256];
    private int[] next = new int[256];
    private int count;

    private SessionReader(int eventsPerSession, SessionTaker take)
    {
        this.eventsPerSession = eventsPerSession;
        this.take = take;
        products = new long[eventsPerSession];
    }

    /// <summary>Reads sessions with their events in [from, asOf), those of one product too.</summary>
    /// <param name="session">Where it reads.</param>
    /// <param name="from">The first instant; null for the log's first.</param>
    /// <param name="asOf">The end; null for the log's.</param>
    /// <param name="eventsPerSession">How many last events of a session are kept.</param>
    /// <param name="take">Takes each session.</param>
    /// <param name="only">The keys of the sessions wanted; null for all. Joining them in SQL might lose the order of the events.</param>
    internal static void Read(
        ShopSession session,
        DateTime? from,
        DateTime? asOf,
        int eventsPerSession,
        SessionTaker take,
        HashSet<long>? only = null
    )
    {
        BuiltRelations.Require(session, "fact_sessions", "dim_products", "fact_events");
        using var order = new InsertionOrder(session);
        using var reader = new ColumnReader(
            session.Connection,
            Script("events").Text,
            new { from, as_of = asOf },
            session.CancellationToken
        );
        var sessions = new SessionReader(eventsPerSession, take);
        long? user = null;
        while (reader.Read())
        {
            var users = reader.Column<long>(0).Values;
            var keys = reader.Column<long>(1).Values;
            var items = reader.Column<long>(2).Values;
            var times = reader.Column<long>(3).Values;
            for (var row = 0; row < users.Length; row++)
            {
                if (only?.Contains(keys[row]) == false)
                {
                    continue;
                }

                if (users[row] != user)
                {
                    sessions.End(user);
                    if (users[row] < user)
                    {
                        throw new InvalidOperationException(
                            $"fact_events is not in the order of users: {users[row]} comes after {user}. Call shop.Pipeline.BuildStarSchema() again."
                        );
                    }

                    user = users[row];
                }

                sessions.Add(keys[row], items[row], times[row]);
            }
        }

        sessions.End(user);
    }

    internal static SqlScript Script(string section) =>
        SqlScript.Load(typeof(SessionReader), "Index/session_events.sql", section);

    private void Add(long key, long product, long time)
    {
        var slot = chains.Count - 1;
        if (slot < 0 || chains[slot].Key != key)
        {
            if (!slots.TryGetValue(key, out slot))
            {
                slot = chains.Count;
                slots.Add(key, slot);
                chains.Add(new Chain(key, -1, -1, 0, time));
            }
        }

        var chain = chains[slot];
        if (chain.Last >= 0 && eventProducts[chain.Last] == product)
        {
            chains[slot] = chain with { Time = time };
            return;
        }

        if (count == next.Length)
        {
            Array.Resize(ref next, 2 * count);
            Array.Resize(ref eventProducts, 2 * count);
        }

        eventProducts[count] = product;
        next[count] = -1;
        if (chain.Last >= 0)
        {
            next[chain.Last] = count;
        }

        chains[slot] = new Chain(key, chain.First < 0 ? count : chain.First, count, chain.Length + 1, time);
        count++;
    }

    private void End(long? user)
    {
        foreach (var chain in chains)
        {
            var kept = Math.Min(chain.Length, eventsPerSession);
            var at = chain.First;
            for (var place = kept - chain.Length; place < kept; place++)
            {
                if (place >= 0)
                {
                    products[place] = eventProducts[at];
                }

                at = next[at];
            }

            take(user!.Value, chain.Key, products.AsSpan(0, kept), chain.Time);
        }

        chains.Clear();
        slots.Clear();
        count = 0;
    }

    private readonly record struct Chain(long Key, int First, int Last, int Length, long Time);
}
