-- [query]
select
    count(*) as events,
    sum(price) as total,
from events_raw
