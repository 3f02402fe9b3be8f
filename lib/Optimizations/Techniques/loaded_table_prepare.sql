create table loaded_events as
select *
from events_slice
order by event_number
