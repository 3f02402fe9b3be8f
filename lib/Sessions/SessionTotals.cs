namespace EcommerceNotebooks.Sessions;

/// <summary>The sessions in numbers.</summary>
/// <param name="Sessions">Pairs of user_id and user_session, with one pair for each user who has events without a session id.</param>
/// <param name="SessionsWithId">The pairs whose user_session is not NULL: the number others publish.</param>
/// <param name="SessionsWithView">Sessions with at least one view.</param>
/// <param name="SessionsWithCart">Sessions with at least one cart event.</param>
/// <param name="SessionsWithPurchase">Sessions with at least one purchase: the orders.</param>
/// <param name="SessionsWithAbandonedCart">Sessions with a cart event and no purchase.</param>
/// <param name="Bounces">Sessions of exactly one event.</param>
/// <param name="SessionsOverLimit">Sessions longer than the limit of the options.</param>
/// <param name="Events">Events of all sessions.</param>
/// <param name="MeanDurationSeconds">Mean seconds from first to last event; null without sessions.</param>
/// <param name="MedianDurationSeconds">Median of the same; null without sessions.</param>
/// <param name="MeanEvents">Mean events of a session; null without sessions.</param>
/// <param name="MostEvents">Events of the longest session.</param>
/// <param name="Revenue">Sum of price over purchase events.</param>
/// <param name="CartValueAbandoned">Sum of price over cart events of sessions without a purchase.</param>
public sealed record SessionTotals(
    long Sessions,
    long SessionsWithId,
    long SessionsWithView,
    long SessionsWithCart,
    long SessionsWithPurchase,
    long SessionsWithAbandonedCart,
    long Bounces,
    long SessionsOverLimit,
    long Events,
    double? MeanDurationSeconds,
    double? MedianDurationSeconds,
    double? MeanEvents,
    long MostEvents,
    decimal Revenue,
    decimal CartValueAbandoned
);
