select
    event_type,
    count(*) as events,
    sum(price) as total,
from clustered_events
where event_time >= getvariable('window_from')
    and event_time < getvariable('window_to')
group by event_type
order by event_type
