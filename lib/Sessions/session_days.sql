-- Events of every day that has any.
select
    event_date as day,
    count(*) as events,

from events

group by event_date

order by event_date
