select
    category_code,
    brand,
    count(*) as events,
    sum(price) as total,
from varchar_events
group by
    category_code,
    brand
order by
    total desc,
    category_code,
    brand
limit 10
