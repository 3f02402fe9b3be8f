create table daily_totals as
select
    event_time::date as event_date,
    event_type,
    count(*) as events,
    sum(price) as total,
from events_raw
group by all
order by
    event_date,
    event_type
