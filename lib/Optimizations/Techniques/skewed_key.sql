-- [prepare]
-- A log may lack types; an enum needs at least one value.
create type event_type_name as enum (
    select distinct coalesce(event_type, 'unknown') as event_type
    from events_slice
    order by event_type
);

create table keyed_events as
select
    coalesce(event_type, 'unknown')::event_type_name as skewed_key,
    enum_range(null::event_type_name)[1 + event_number % len(enum_range(null::event_type_name))]::event_type_name as even_key,
    (hash(event_number) % 10)::tinyint as salt,
    price,
from events_slice
order by event_number

-- [before]
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

-- [after]
select
    sum(events)::bigint as events,
    sum(total) as total,
from (
    select
        even_key,
        count(*) as events,
        sum(price) as total,
    from keyed_events
    group by even_key
)
