-- [query]
select
    hour(event_time) as hour,
    sum(price) as revenue,
    count(*) as items,
from events_raw
where event_type = 'purchase'
group by hour(event_time)
order by hour
