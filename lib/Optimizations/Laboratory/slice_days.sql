-- Whole days from the first on, at least one, with no more than the rows allowed.
with days as (
    select
        event_time::date as event_date,
        count(*) as events,
    from events_raw
    where event_time is not null
    group by event_date
),

running as (
    select
        event_date,
        sum(events) over (
            order by event_date
            rows between unbounded preceding and current row
        )::bigint as events_so_far,
        row_number() over (
            order by event_date
            rows between unbounded preceding and current row
        ) as day_number,
        sum(events) over (
            rows between unbounded preceding and unbounded following
        )::bigint as log_events,
    from days
),

final as (
    select
        min(event_date)::timestamp as "from",
        max(event_date)::timestamp + interval 1 day as "to",
        count(*)::bigint as days,
        max(events_so_far)::bigint as events,
        max(log_events)::bigint as log_events,
    from running
    where day_number = 1
        or events_so_far <= $most_rows
    having count(*) > 0
)

select * from final
