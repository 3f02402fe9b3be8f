select
    event_time::date as event_date,
    count(*) as events,
    sum(price) filter (event_type = 'purchase') as revenue,
from events_raw
group by event_time::date
order by event_date
