-- Published totals of sessions, a session being one (user_id, user_session) pair, one column each, over the raw rows of some source files.
with sessions as (
    select
        user_id,
        user_session,
        count(*) as events,
        epoch(max(event_time)) - epoch(min(event_time)) as seconds,
        count(*) filter (where event_type = 'view') as views,
        count(*) filter (where event_type = 'cart') as carts,
        count(*) filter (where event_type = 'purchase') as purchases
    from events_raw
    where
        list_contains(string_split($source_files, chr(31)), source_file)
        and user_session is not null
    group by user_id, user_session
),

session_ids as (
    select
        user_session,
        count(*) as users
    from sessions
    group by user_session
),

final as (
    select
        count(*) as user_sessions,
        (select count(*) from session_ids where users > 1) as shared_sessions,
        count(*) filter (where views > 0) as sessions_with_view,
        count(*) filter (where carts > 0) as sessions_with_cart,
        count(*) filter (where purchases > 0) as sessions_with_purchase,
        avg(events) as events_per_session_mean,
        median(events) as events_per_session_median,
        max(events) as events_per_session_max,
        avg(seconds) as session_seconds_mean,
        median(seconds) as session_seconds_median,
        count(*) filter (where events < 3) as sessions_below_3_events
    from sessions
)

select *
from final
