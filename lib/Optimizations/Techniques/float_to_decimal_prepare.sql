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
