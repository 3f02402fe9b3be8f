-- Copies removed, by event type in the order of the funnel.
select
    cast(event_type as varchar) as event_type,
    cast(sum(duplicate_count) as bigint) as accepted,
    count(*) as kept,
    cast(sum(duplicate_count) - count(*) as bigint) as removed,

from events

group by events.event_type

order by events.event_type
