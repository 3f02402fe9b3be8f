-- Raw events of every clock hour that has any and lies within the limits; a few of them may turn out to be put aside.
select
    date_trunc('hour', event_time) as hour,
    count(*) as events,

from events_raw

where event_time >= coalesce($event_from, event_time)
    and event_time < coalesce($event_to, timestamp 'infinity')

group by hour

order by hour
