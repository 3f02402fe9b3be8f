namespace EcommerceNotebooks.Retention;

/// <summary>What retention is broken down by. The groups are the answers under a filter each: a user is in every group whose events he has, and his first and later events are those of that group.</summary>
public enum RetentionBreakdown
{
    /// <summary>The event's brand; NULL shows as unknown_brand.</summary>
    Brand,

    /// <summary>The event's top category with all below it; NULL shows as uncategorized.</summary>
    Category,
}
