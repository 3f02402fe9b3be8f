-- Sessions by duration. Running counts over the durations make any quantile a look-up.
with

durations as (

    select
        duration_seconds,
        count(*) as sessions,
        count(*) filter (not has_session_id) as sessions_without_id,
        count(*) filter (view_count > 0) as sessions_with_view,
        count(*) filter (cart_count > 0) as sessions_with_cart,
        count(*) filter (has_purchase) as sessions_with_purchase,
        count(*) filter (cart_count > 0 and has_purchase) as sessions_with_cart_and_purchase,
        count(*) filter (is_bounce) as bounces,
        count(*) filter (cart_abandoned) as abandoned_carts,
        cast(sum(event_count) as bigint) as events,
        cast(coalesce(sum(event_count) filter (not has_session_id), 0) as bigint) as events_without_session_id,
        cast(sum(view_count) as bigint) as views,
        cast(sum(unique_products) as bigint) as unique_products,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from fact_sessions

    group by duration_seconds

),

final as (

    select
        *,

        cast(
            sum(sessions) over (order by duration_seconds rows between unbounded preceding and current row)
            as bigint
        ) as sessions_to,

    from durations

)

select * from final order by duration_seconds
