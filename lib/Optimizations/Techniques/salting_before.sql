select
    skewed_key,
    count(*) as events,
    sum(price) as total,
from keyed_events
group by skewed_key
order by skewed_key
