select
    brand,
    count(*) as events,
    sum(price) as total,
from wide_events
group by brand
order by
    total desc,
    brand
limit 10
