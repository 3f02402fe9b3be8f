-- [before]
with totals as (
    select
        hour(event_time) as hour,
        event_type,
        sum(price) as revenue,
        count(*) as items,
    from events_slice
    group by
        hour(event_time),
        event_type
)

select
    hour,
    revenue,
    items,
from totals
where event_type = 'purchase'
order by hour

-- [after]
select
    hour(event_time) as hour,
    sum(price) as revenue,
    count(*) as items,
from events_slice
where event_type = 'purchase'
group by hour(event_time)
order by hour
