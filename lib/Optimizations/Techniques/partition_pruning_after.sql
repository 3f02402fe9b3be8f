select
    event_type,
    count(*) as events,
    sum(price) as total,
from events_by_day
where year = year(getvariable('window_from'))
    and month = month(getvariable('window_from'))
    and day = day(getvariable('window_from'))
group by event_type
order by event_type
