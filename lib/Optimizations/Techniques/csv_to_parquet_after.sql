select
    event_type,
    count(*) as events,
    sum(price) as total,
from parquet_events
group by event_type
order by event_type
