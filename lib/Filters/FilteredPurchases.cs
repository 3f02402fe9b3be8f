using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>
/// What questions about purchases read: <c>filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)</c>, the purchases among the events that a filter takes.
/// </summary>
internal static class FilteredPurchases
{
    /// <summary>Makes the macro known to the session, for the queries before the next filter's.</summary>
    /// <exception cref="ArgumentException">The filter contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message names the call that builds it.</exception>
    internal static FilteredEvents Of(ShopSession session, EventFilter? filter)
    {
        var purchases = new FilteredEvents(session, filter, "fact_purchases");
        SqlScript.Load(typeof(FilteredPurchases), "filtered_purchases.sql").Execute(session);
        return purchases;
    }
}
