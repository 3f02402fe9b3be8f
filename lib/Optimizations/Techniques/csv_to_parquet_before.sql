select
    event_type,
    count(*) as events,
    sum(price) as total,
from csv_events
group by event_type
order by event_type
