namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>A session that is known to start, before its events are worked out.</summary>
/// <param name="Start">Second of its first event, since 1970.</param>
/// <param name="Shopper">Index of the user.</param>
/// <param name="Month">Index of the month it starts in.</param>
/// <param name="Ordinal">Number of the session among the user's of that month, from 0, not in time order.</param>
internal readonly record struct PlannedSession(long Start, int Shopper, short Month, short Ordinal)
    : IComparable<PlannedSession>
{
    /// <summary>Orders by start, then user, month and ordinal: a total order.</summary>
    public int CompareTo(PlannedSession other)
    {
        var byStart = Start.CompareTo(other.Start);
        if (byStart != 0)
        {
            return byStart;
        }

        var byShopper = Shopper.CompareTo(other.Shopper);
        return byShopper != 0 ? byShopper : (Month, Ordinal).CompareTo((other.Month, other.Ordinal));
    }

    /// <summary>The hash of one of the session's random streams under a seed.</summary>
    public ulong Hash(ulong seed, Randomness.RandomStream stream) =>
        Randomness.Hash64.Of(Randomness.Hash64.Of(seed, (ulong)stream), (ulong)Shopper, (ulong)Month, (ulong)Ordinal);
}
