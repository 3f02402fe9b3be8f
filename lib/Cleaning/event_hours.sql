-- Accepted events of every clock hour that has any.
select
    date_trunc('hour', event_time) as hour,
    count(*) as events,

from checked_events

where reason is null

group by hour

order by hour
