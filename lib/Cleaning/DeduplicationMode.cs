namespace EcommerceNotebooks.Cleaning;

/// <summary>Which events count as copies of one event; NULL equals NULL in every mode.</summary>
public enum DeduplicationMode
{
    /// <summary>All nine source columns are equal.</summary>
    Exact,

    /// <summary>Equal in user_id, user_session, product_id, event_type and event_time.</summary>
    Event,

    /// <summary>Equal in event_time, user_id, product_id, event_type and price: the key of the notebook this project replaces, which also merges events of different sessions.</summary>
    Legacy,
}
