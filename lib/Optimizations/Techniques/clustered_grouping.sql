-- [prepare]
create table scattered_events as
select
    user_id,
    price,
    event_number,
from events_slice
order by
    hash(event_number),
    event_number;

create table events_by_user as
select
    user_id,
    price,
    event_number,
from events_slice
order by
    user_id,
    event_number

-- [before]
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

-- [after]
select
    count(*) as users,
    max(events) as most_events,
    sum(total) as total,
from (
    select
        user_id,
        count(*) as events,
        sum(price) as total,
    from events_by_user
    group by user_id
)
