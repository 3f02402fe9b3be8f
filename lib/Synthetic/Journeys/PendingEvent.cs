namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>An event with its place in the file's total order: second, then the session's rank, then the number inside the session.</summary>
internal readonly record struct PendingEvent(SyntheticEvent Event, int Rank, int Sequence) : IComparable<PendingEvent>
{
    public int CompareTo(PendingEvent other)
    {
        var byTime = Event.UnixSecond.CompareTo(other.Event.UnixSecond);
        if (byTime != 0)
        {
            return byTime;
        }

        var byRank = Rank.CompareTo(other.Rank);
        return byRank != 0 ? byRank : Sequence.CompareTo(other.Sequence);
    }
}
