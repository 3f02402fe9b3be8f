select
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'cart') as carts,
    count(*) filter (event_type = 'purchase') as purchases,
    sum(price) filter (event_type = 'purchase') as revenue,
from events_raw
