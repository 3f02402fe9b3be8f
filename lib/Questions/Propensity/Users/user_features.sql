-- One row for every user with an event in the window, by user_id: the twelve features of the published description under its names, and more. Times, rates and prices that a user has none of are NULL.
create or replace temp macro user_features(from_time, as_of, first_user, last_user) as table

with

activity as (

    select * from user_activity(from_time, as_of, first_user, last_user)

),

sessions as (

    select * from user_sessions(from_time, as_of, first_user, last_user)

),

products as (

    select * from user_products(from_time, as_of, first_user, last_user)

),

purchases as (

    select * from user_purchases(from_time, as_of, first_user, last_user)

),

last_events as (

    select * from user_last_event(from_time, as_of, first_user, last_user)

),

favourites as (

    select * from user_favourites(from_time, as_of, first_user, last_user)

),

final as (

    select
        activity.user_id,
        activity.oct_events,
        activity.oct_carts,
        activity.oct_views,
        activity.active_span_days,
        activity.recency_days,
        sessions.avg_session_duration,
        products.unique_products,
        coalesce(purchases.rfm_score, 0) as rfm_score,
        purchases.user_id is not null as has_prior_purchase,
        favourites.primary_category,
        favourites.preferred_brand,
        days_until(as_of, dim_users.first_seen) as user_tenure_days,
        activity.removes,
        activity.events_last_7_days,
        activity.carts_last_7_days,
        activity.view_recency_days,
        activity.cart_recency_days,
        purchases.purchase_recency_days,
        activity.carts_per_view,
        activity.weekend_share,
        activity.hour_conversion,
        sessions.sessions,
        sessions.active_days,
        sessions.sessions_last_7_days,
        sessions.bounce_share,
        sessions.mean_gap_days,
        sessions.gap_spread_days,
        sessions.gaps_since_last_session,
        products.products_returned_to,
        products.most_views_of_a_product,
        products.open_carts,
        products.open_cart_value,
        products.open_cart_age_days,
        products.carts_bought_share,
        products.best_product_conversion,
        products.open_cart_conversion,
        coalesce(purchases.items, 0) as items,
        coalesce(purchases.orders, 0) as orders,
        coalesce(purchases.revenue, 0) as revenue,
        shrunken(coalesce(purchases.orders, 0), sessions.sessions, overall_order_rate.rate) as order_rate,
        activity.mean_viewed_price,
        purchases.mean_bought_price,
        activity.price_to_category,
        activity.mean_viewed_price / nullif(purchases.mean_bought_price, 0) as viewed_price_to_bought,
        last_events.last_event,
        last_events.last_price,
        last_events.last_price_to_category,
        last_events.last_product_conversion,
        last_events.last_category_conversion,
        last_events.last_brand_conversion,
        coalesce(favourites.categories, 0) as categories,

    from activity

    inner join sessions
        on activity.user_id = sessions.user_id

    inner join products
        on activity.user_id = products.user_id

    inner join last_events
        on activity.user_id = last_events.user_id

    inner join dim_users
        on activity.user_id = dim_users.user_id

    left join purchases
        on activity.user_id = purchases.user_id

    left join favourites
        on activity.user_id = favourites.user_id

    cross join overall_order_rate

)

select * from final
