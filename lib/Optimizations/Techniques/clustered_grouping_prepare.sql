create table scattered_events as
select
    user_id,
    price,
    event_number,
from events_slice
order by
    hash(event_number),
    event_number;

create table events_by_user as
select
    user_id,
    price,
    event_number,
from events_slice
order by
    user_id,
    event_number
