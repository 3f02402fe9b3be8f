-- Sessions by what happened in them; sessions over sessions.
with

durations as (

    select * from mart_session_durations

),

totals as (

    select
        cast(coalesce(sum(sessions), 0) as bigint) as sessions,
        cast(coalesce(sum(sessions_with_view), 0) as bigint) as sessions_with_view,
        cast(coalesce(sum(sessions_with_cart), 0) as bigint) as sessions_with_cart,
        cast(coalesce(sum(sessions_with_purchase), 0) as bigint) as sessions_with_purchase,
        cast(coalesce(sum(sessions_with_cart_and_purchase), 0) as bigint) as sessions_with_cart_and_purchase,
        cast(coalesce(sum(bounces), 0) as bigint) as bounces,
        cast(coalesce(sum(abandoned_carts), 0) as bigint) as abandoned_carts,
        sum(duration_seconds * sessions) / nullif(sum(sessions), 0) as mean_duration_seconds,

    from durations

),

medians as (

    select
        weighted_quantile(durations.duration_seconds, durations.sessions_to, totals.sessions, 0.5)
            as median_duration_seconds,

    from durations

    cross join totals

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

    from totals

    cross join medians

)

select * from final
