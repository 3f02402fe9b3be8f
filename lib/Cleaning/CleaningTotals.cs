namespace EcommerceNotebooks.Cleaning;

/// <summary>What came in, what went and what stayed.</summary>
/// <param name="RawEvents">Rows of events_raw.</param>
/// <param name="QuarantinedEvents">Rows put aside in events_quarantined.</param>
/// <param name="DuplicatesRemoved">Copies removed.</param>
/// <param name="Events">Rows of events: raw less quarantined less removed.</param>
/// <param name="MostCopies">The most copies of one event, the kept one included.</param>
/// <param name="Users">Distinct user_id.</param>
/// <param name="Products">Distinct product_id.</param>
/// <param name="Sessions">Distinct pairs of user_id and user_session; a user's events without a session make one pair.</param>
/// <param name="SessionsWithId">The pairs whose user_session is not NULL: the number others publish.</param>
/// <param name="EventsWithoutCategoryCode">Events whose category_code is NULL.</param>
/// <param name="EventsWithoutBrand">Events whose brand is NULL.</param>
/// <param name="EventsWithoutSession">Events whose user_session is NULL.</param>
/// <param name="Revenue">Sum of price over purchase events.</param>
/// <param name="FirstEvent">The earliest event_time (UTC); null without events.</param>
/// <param name="LastEvent">The latest event_time (UTC); null without events.</param>
public sealed record CleaningTotals(
    long RawEvents,
    long QuarantinedEvents,
    long DuplicatesRemoved,
    long Events,
    long MostCopies,
    long Users,
    long Products,
    long Sessions,
    long SessionsWithId,
    long EventsWithoutCategoryCode,
    long EventsWithoutBrand,
    long EventsWithoutSession,
    decimal Revenue,
    DateTime? FirstEvent,
    DateTime? LastEvent
);
