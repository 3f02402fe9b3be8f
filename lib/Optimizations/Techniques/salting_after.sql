with salted as (
    select
        skewed_key,
        salt,
        count(*) as events,
        sum(price) as total,
    from keyed_events
    group by
        skewed_key,
        salt
)

select
    skewed_key,
    sum(events)::bigint as events,
    sum(total) as total,
from salted
group by skewed_key
order by skewed_key
