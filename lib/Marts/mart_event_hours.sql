-- Events by date, hour of the day and type.
select
    event_date,
    event_hour,
    event_type,
    count(*) as events,
    count(price) as priced_events,
    cast(sum(duplicate_count) as bigint) as copies,
    cast(case when event_type = 'purchase' then coalesce(sum(price), 0) else 0 end as decimal(18, 2)) as revenue,

from events

group by
    event_date,
    event_hour,
    event_type

order by
    event_date,
    event_hour,
    event_type
