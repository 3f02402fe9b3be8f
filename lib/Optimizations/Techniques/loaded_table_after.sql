select
    event_type,
    count(*) as events,
    sum(price) as total,
    count(distinct product_id) as products,
from loaded_events
group by event_type
order by event_type
