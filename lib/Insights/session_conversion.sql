-- Sessions by what happened in them; sessions over sessions.
with

counts as (

    select
        count(*) as sessions,
        count(*) filter (view_count > 0) as sessions_with_view,
        count(*) filter (cart_count > 0) as sessions_with_cart,
        count(*) filter (has_purchase) as sessions_with_purchase,
        count(*) filter (cart_count > 0 and has_purchase) as sessions_with_cart_and_purchase,
        count(*) filter (is_bounce) as bounces,
        count(*) filter (cart_abandoned) as abandoned_carts,
        avg(duration_seconds) as mean_duration_seconds,
        cast(quantile_cont(duration_seconds, 0.5) as double) as median_duration_seconds,

    from fact_sessions

),

final as (

    select
        sessions,
        sessions_with_view,
        sessions_with_cart,
        sessions_with_purchase,
        sessions_with_cart_and_purchase,
        bounces,
        abandoned_carts,
        sessions_with_cart / nullif(sessions, 0) as cart_rate,
        sessions_with_purchase / nullif(sessions, 0) as purchase_rate,
        sessions_with_cart_and_purchase / nullif(sessions_with_cart, 0) as cart_to_purchase_rate,
        abandoned_carts / nullif(sessions_with_cart, 0) as abandonment_rate,
        bounces / nullif(sessions, 0) as bounce_rate,
        mean_duration_seconds,
        median_duration_seconds,

    from counts

)

select * from final
