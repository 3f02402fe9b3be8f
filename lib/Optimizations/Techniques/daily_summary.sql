-- [prepare]
create table daily_totals as
select
    event_time::date as event_date,
    event_type,
    count(*) as events,
    sum(price) as total,
from events_raw
group by all
order by
    event_date,
    event_type

-- [before]
select
    event_time::date as event_date,
    count(*) as events,
    sum(price) filter (event_type = 'purchase') as revenue,
from events_raw
group by event_time::date
order by event_date

-- [after]
select
    event_date,
    sum(events)::bigint as events,
    sum(total) filter (event_type = 'purchase') as revenue,
from daily_totals
group by event_date
order by event_date
