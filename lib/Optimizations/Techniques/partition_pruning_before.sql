select
    event_type,
    count(*) as events,
    sum(price) as total,
from events_of_one_file
where event_time >= date_trunc('day', getvariable('window_from'))
    and event_time < date_trunc('day', getvariable('window_from')) + interval 1 day
group by event_type
order by event_type
