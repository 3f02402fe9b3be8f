namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>A session that is known to start, before its events are worked out.</summary>
/// <param name="Start">Second of the month at which it starts.</param>
/// <param name="User">Index of the user.</param>
/// <param name="Ordinal">Number of the session among the user's of the month, from 0, not in time order.</param>
/// <param name="Traits">What is known of it.</param>
internal readonly record struct SessionPlace(int Start, int User, ushort Ordinal, SessionTraits Traits);
