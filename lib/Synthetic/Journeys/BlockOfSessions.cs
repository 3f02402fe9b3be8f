using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Goes through a block of users, those who come in the month, with the sessions of each.</summary>
internal sealed class BlockOfSessions(MonthContext context, SessionFaults faults, int block, int usersPerBlock)
{
    private readonly List<(int Start, bool Buys)> planned = [];
    private readonly List<SessionPlace> places = [];
    private readonly long end = Math.Min(
        (block + 1L) * usersPerBlock,
        context.Population.CountUntil(context.Month.Index)
    );
    private long next = (long)block * usersPerBlock;

    /// <summary>The user and the sessions, of which the list is used again for the next user.</summary>
    public (Shopper Shopper, bool MayGoOn, List<SessionPlace> Places) Current { get; private set; }

    /// <summary>Goes on to the next user who comes.</summary>
    public bool MoveNext()
    {
        while (next < end && !context.Population.ComesIn(next, context.Month.Index))
        {
            next++;
        }

        if (next >= end)
        {
            return false;
        }

        var shopper = context.Population.At(next);
        planned.Clear();
        places.Clear();
        UserSessions.Append(context, shopper, planned);
        var hasFault = faults.Touches(next);
        for (var ordinal = 0; ordinal < planned.Count; ordinal++)
        {
            var (start, buys) = planned[ordinal];
            places.Add(
                new SessionPlace(
                    start,
                    (int)next,
                    (ushort)ordinal,
                    (buys ? SessionTraits.Buys : SessionTraits.None)
                        | (hasFault ? faults.TraitsOf(next, ordinal) : SessionTraits.None)
                )
            );
        }

        Current = (shopper, context.Population.ComesIn(next, context.Month.Index + 1), places);
        next++;
        return true;
    }

    /// <summary>For foreach.</summary>
    public BlockOfSessions GetEnumerator() => this;
}
