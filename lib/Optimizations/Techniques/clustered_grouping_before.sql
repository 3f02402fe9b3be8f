select
    count(*) as users,
    max(events) as most_events,
    sum(total) as total,
from (
    select
        user_id,
        count(*) as events,
        sum(price) as total,
    from scattered_events
    group by user_id
)
