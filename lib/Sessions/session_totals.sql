-- The sessions in numbers; totals of sessions that others publish leave out those without an id.
select
    count(*) as sessions,
    count(*) filter (has_session_id) as sessions_with_id,
    count(*) filter (view_count > 0) as sessions_with_view,
    count(*) filter (cart_count > 0) as sessions_with_cart,
    count(*) filter (has_purchase) as sessions_with_purchase,
    count(*) filter (cart_abandoned) as sessions_with_abandoned_cart,
    count(*) filter (is_bounce) as bounces,
    count(*) filter (duration_seconds > $limit_seconds) as sessions_over_limit,
    cast(coalesce(sum(event_count), 0) as bigint) as events,
    avg(duration_seconds) as mean_duration_seconds,
    median(duration_seconds) as median_duration_seconds,
    avg(event_count) as mean_events,
    coalesce(max(event_count), 0) as most_events,
    cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,
    cast(coalesce(sum(cart_value_abandoned), 0) as decimal(18, 2)) as cart_value_abandoned,

from fact_sessions
