select
    event_type,
    count(*) as events,
    sum(price) as total,
    count(distinct product_id) as products,
from events_slice
group by event_type
order by event_type
