-- [prepare]
create table prices_as_float as
select
    event_type,
    price::float as price,
from events_slice
order by event_number;

create table prices_as_decimal as
select
    event_type,
    price::decimal(10, 2) as price,
from events_slice
order by event_number

-- [before]
select
    event_type,
    sum(price)::double as total,
from prices_as_float
group by event_type
order by event_type

-- [after]
select
    event_type,
    sum(price)::double as total,
from prices_as_decimal
group by event_type
order by event_type
