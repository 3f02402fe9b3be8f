namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>Which sessions an index holds, and how much of them.</summary>
public sealed record SessionIndexOptions
{
    /// <summary>The first instant (UTC) whose events are taken; null takes them from the log's first on.</summary>
    public DateTime? From { get; init; }

    /// <summary>The end (UTC, not included) of the events; null takes all. A session that goes on after it counts with its events before it.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>How many last events of a session are kept, repeats of one product counting once; 2 to 50.</summary>
    public int EventsPerSession { get; init; } = 20;

    /// <summary>How many most recent sessions with a product can be found by it; 1 or more. With fewer the index is smaller, and whoever asks for neighbours sees only these.</summary>
    public int SessionsPerItem { get; init; } = 5_000;

    internal SessionIndexOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EventsPerSession, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(EventsPerSession, 50);
        ArgumentOutOfRangeException.ThrowIfLessThan(SessionsPerItem, 1);
        return From >= AsOf
            ? throw new ArgumentException($"An index begins before its end, but it is {From:u} to {AsOf:u}.")
            : this;
    }
}
