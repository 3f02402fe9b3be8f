-- Raw events of every day that has any and lies within the limits; a few of them may turn out to be put aside.
select
    cast(event_time as date) as day,
    count(*) as events,

from events_raw

where event_time >= coalesce($event_from, event_time)
    and event_time < coalesce($event_to, timestamp 'infinity')

group by day

order by day
