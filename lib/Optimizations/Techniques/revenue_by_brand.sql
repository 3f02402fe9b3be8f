select
    brand,
    sum(price) as revenue,
    count(*) as items,
from events_slice
where event_type = 'purchase'
group by brand
order by
    revenue desc,
    brand
limit 10
