-- [query]
select
    count(*) as events,
    sum(price) as total,
    count(distinct product_id) as products,
from events_raw
