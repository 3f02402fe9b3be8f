-- [query]
select
    event_time::date as event_date,
    event_type,
    count(*) as events,
    sum(price) as total,
from events_raw
group by
    event_time::date,
    event_type
order by
    event_date,
    event_type
