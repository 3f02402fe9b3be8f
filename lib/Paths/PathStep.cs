namespace EcommerceNotebooks.Paths;

/// <summary>What one step of a path is.</summary>
public enum PathStep
{
    /// <summary>The event's type, such as <c>view</c>.</summary>
    EventType,

    /// <summary>The first level of the event's category, such as <c>electronics</c>; <c>uncategorized</c> without one.</summary>
    TopCategory,

    /// <summary>The event's whole category, such as <c>electronics.smartphone</c>; <c>uncategorized</c> without one.</summary>
    Category,

    /// <summary>The event's product, by its id.</summary>
    Product,

    /// <summary>Type and first level of the category, such as <c>cart · electronics</c>.</summary>
    EventTypeAndTopCategory,
}
