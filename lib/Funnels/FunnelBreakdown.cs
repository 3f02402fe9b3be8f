namespace EcommerceNotebooks.Funnels;

/// <summary>What a funnel is broken down by. The value is that of the event that starts the attempt, so that every unit has exactly one.</summary>
public enum FunnelBreakdown
{
    /// <summary>The event's brand; NULL shows as unknown_brand.</summary>
    Brand,

    /// <summary>The event's category, cut to the options' level; NULL shows as uncategorized.</summary>
    Category,

    /// <summary>The user's segment in dim_users.</summary>
    UserSegment,

    /// <summary>The user's segment by recency, frequency and money, or "no purchase".</summary>
    RfmSegment,

    /// <summary>The hour (UTC) of the event, 00 to 23.</summary>
    EntryHour,
}
