select
    sum(events)::bigint as events,
    sum(total) as total,
from (
    select
        skewed_key,
        count(*) as events,
        sum(price) as total,
    from keyed_events
    group by skewed_key
)
