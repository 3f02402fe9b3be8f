-- [before]
select
    (select count(*) from events_raw where event_type = 'view') as views,
    (select count(*) from events_raw where event_type = 'cart') as carts,
    (select count(*) from events_raw where event_type = 'purchase') as purchases,
    (select sum(price) from events_raw where event_type = 'purchase') as revenue,

-- [after]
select
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'cart') as carts,
    count(*) filter (event_type = 'purchase') as purchases,
    sum(price) filter (event_type = 'purchase') as revenue,
from events_raw
