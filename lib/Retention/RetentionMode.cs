namespace EcommerceNotebooks.Retention;

/// <summary>When a user counts as retained in a period.</summary>
public enum RetentionMode
{
    /// <summary>With a return event in that very period.</summary>
    Recurring,

    /// <summary>With a return event in that period or a later one before as_of.</summary>
    Unbounded,
}
