namespace EcommerceNotebooks.Synthetic;

/// <summary>Which of the published months' known faults are planted.</summary>
public sealed record AnomalyOptions
{
    /// <summary>All faults on.</summary>
    public static AnomalyOptions All { get; } = new();

    /// <summary>A clean log.</summary>
    public static AnomalyOptions None { get; } =
        new()
        {
            Duplicates = false,
            SharedSessions = false,
            MissingSessions = false,
            CartsNotLogged = false,
            Outage = false,
            SessionsOverADay = false,
        };

    /// <summary>Rows repeated in all nine columns, about 0.1 % of all, mostly carts and some in bursts; and cart events logged once more under a session id of their own, about one in 170 of October's sessions with a cart.</summary>
    public bool Duplicates { get; init; } = true;

    /// <summary>Session ids used by two users: the published number times the scale, but at least three a month.</summary>
    public bool SharedSessions { get; init; } = true;

    /// <summary>Cart events without a session id: the published number times the scale, but at least two a month.</summary>
    public bool MissingSessions { get; init; } = true;

    /// <summary>Half of the purchases before 14 November lack their cart event.</summary>
    public bool CartsNotLogged { get; init; } = true;

    /// <summary>The days 14-17 November 2019, with twice the sessions and stretches without purchases.</summary>
    public bool Outage { get; init; } = true;

    /// <summary>About 0.18 % of sessions span more than 24 hours.</summary>
    public bool SessionsOverADay { get; init; } = true;
}
