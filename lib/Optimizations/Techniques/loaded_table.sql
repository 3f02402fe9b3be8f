-- [prepare]
create table loaded_events as
select *
from events_slice
order by event_number

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
    count(distinct product_id) as products,
from events_slice
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
    count(distinct product_id) as products,
from loaded_events
group by event_type
order by event_type
