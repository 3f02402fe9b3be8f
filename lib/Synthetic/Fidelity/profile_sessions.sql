-- Sizes, hours and weekdays of sessions and their carts and purchases as (measure, key, value), a session being one (user_id, user_session) pair, over the raw rows of some source files.
with sessions as (
    select
        min(event_time) as start_time,
        epoch(max(event_time)) - epoch(min(event_time)) as seconds,
        count(*) as events,
        count(*) filter (where event_type = 'cart') as carts,
        count(*) filter (where event_type = 'purchase') as purchases
    from events_raw
    where
        list_contains(string_split($source_files, chr(31)), source_file)
        and user_session is not null
    group by user_id, user_session
),

final as (
    select 'events per session' as measure, 'p75' as key, quantile_disc(events, 0.75) as value from sessions
    union all
    select 'events per session', 'p90', quantile_disc(events, 0.90) from sessions
    union all
    select 'events per session', 'p99', quantile_disc(events, 0.99) from sessions
    union all
    select 'share of sessions over 24 hours', '', avg((seconds > 86400)::integer) from sessions
    union all
    select 'carted sessions without purchase', '', count(*) from sessions where carts > 0 and purchases = 0
    union all
    select 'share of buying sessions without cart', '', avg((carts = 0)::integer) from sessions where purchases > 0
    union all
    select 'sessions of hour', strftime(start_time, '%H'), count(*) from sessions group by all
    union all
    select 'buying share of hour', strftime(start_time, '%H'), avg((purchases > 0)::integer) from sessions group by all
    union all
    select 'sessions of weekday', strftime(start_time, '%a'), count(*) from sessions group by all
    union all
    select 'buying share of weekday', strftime(start_time, '%a'), avg((purchases > 0)::integer)
    from sessions
    group by all
)

select
    measure,
    key,
    cast(value as double) as value
from final
order by measure, key
