namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>What is predicted of sessions: whether they buy, or whether an item in their cart is bought.</summary>
/// <param name="Section">The part of the scripts that makes its rows.</param>
/// <param name="FewestEvents">The fewest events after which it can be asked.</param>
internal sealed record SessionTask(string Section, int FewestEvents)
{
    /// <summary>A purchase in the session, after its first events.</summary>
    internal static SessionTask Sessions { get; } = new("sessions", 1);

    /// <summary>The purchase of an item in the cart, some events after it was put in.</summary>
    internal static SessionTask CartItems { get; } = new("items", 0);

    internal PropensityReport Fit(ShopSession session, SessionPropensityOptions options)
    {
        options.Checked(FewestEvents);
        return UserPropensity.Fit(
            this == Sessions ? PropensityTask.Sessions(options.Window) : PropensityTask.CartItems(options.Window),
            SessionFeatureReader.Read(session, this, options.Window),
            options.TrainingWindow is { } earlier ? SessionFeatureReader.Read(session, this, earlier) : null,
            options,
            session.CancellationToken
        );
    }
}

/// <summary>The features of sessions and of items in carts in words, for the reasons of a score.</summary>
internal static class SessionPhrases
{
    internal static IReadOnlyDictionary<string, string> Sessions { get; } =
        new Dictionary<string, string>
        {
            ["events"] = "{value} events in the session",
            ["views"] = "{value} views in the session",
            ["carts"] = "{value} carts in the session",
            ["removes"] = "took {value} items out of the cart",
            ["categories"] = "saw {value} categories",
            ["seconds_in_session"] = "in the session for {value} seconds",
            ["highest_price"] = "dearest product cost {value}",
            ["mean_viewed_price"] = "views products of {value} on average",
            ["mean_gap_seconds"] = "{value} seconds between events",
            ["gap_spread_seconds"] = "seconds between events spread by {value}",
            ["products"] = "{value} products in the session",
            ["views_again"] = "viewed products again {value} times",
            ["most_views_of_a_product"] = "viewed one product {value} times",
            ["last_product_views"] = "viewed the last product {value} times",
            ["carted_products"] = "put {value} products into the cart",
            ["carted_value"] = "put {value} worth into the cart",
            ["open_carts"] = "{value} products in the cart",
            ["open_cart_value"] = "the cart is worth {value}",
            ["last_event"] = "last event was {value}",
            ["last_gap_seconds"] = "{value} seconds before the last event",
            ["last_category"] = "last category was {value}",
            ["last_price"] = "last product cost {value}",
            ["last_price_to_category"] = "last product cost {value} times the usual price",
            ["last_product_viewed_before"] = "viewed the last product in an earlier session: {value}",
            ["last_product_conversion"] = "last product has {value} purchases per view",
            ["last_category_conversion"] = "last category has {value} purchases per view",
            ["last_brand_conversion"] = "last brand has {value} purchases per view",
            ["hour_conversion"] = "at an hour with {value} purchases per view",
            ["user_sessions"] = "{value} sessions before",
            ["user_views"] = "{value} views before this session",
            ["user_carts"] = "{value} carts before this session",
            ["user_items"] = "{value} items bought before this session",
            ["user_orders"] = "{value} orders before this session",
            ["user_order_rate"] = "{value} orders per session before",
            ["user_mean_viewed_price"] = "viewed products of {value} on average before",
            ["recency_days"] = "{value} days since the last event before this session",
            ["view_recency_days"] = "{value} days since the last view before this session",
            ["cart_recency_days"] = "{value} days since the last cart before this session",
            ["purchase_recency_days"] = "{value} days since the last purchase before this session",
            ["tenure_days"] = "first seen {value} days before this session",
            ["last_price_to_own"] = "last product cost {value} times what the user usually views",
        };

    internal static IReadOnlyDictionary<string, string> CartItems { get; } =
        new Dictionary<string, string>(Sessions)
        {
            ["purchases"] = "{value} items bought in the session",
            ["purchases_since"] = "{value} items bought since this one was put into the cart",
            ["other_carts_since"] = "{value} other products put into the cart since",
            ["item_is_last"] = "the last event is one of the item: {value}",
            ["item_views_before"] = "viewed the item {value} times before the cart",
            ["item_views_since"] = "viewed the item {value} times since the cart",
            ["item_carted_again"] = "put the item into the cart {value} times more",
            ["item_removed_since"] = "took the item out {value} times",
            ["seconds_since_cart"] = "{value} seconds since the cart",
            ["item_price"] = "the item costs {value}",
            ["item_price_to_category"] = "the item costs {value} times the usual price",
            ["item_conversion"] = "the item has {value} purchases per view",
            ["item_category_conversion"] = "the item's category has {value} purchases per view",
            ["item_brand_conversion"] = "the item's brand has {value} purchases per view",
            ["item_viewed_in_earlier_session"] = "viewed the item in an earlier session: {value}",
            ["item_price_to_own"] = "the item costs {value} times what the user usually views",
        };
}
