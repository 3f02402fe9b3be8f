-- [prepare]
create view purchases_view as
select
    brand,
    price,
from events_slice
where event_type = 'purchase'

-- [before]
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

-- [after]
select
    brand,
    sum(price) as revenue,
    count(*) as items,
from purchases_view
group by brand
order by
    revenue desc,
    brand
limit 10
