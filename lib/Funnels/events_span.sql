-- The instant of the first event and the one after the last; null without events.
select
    min(event_time) as events_start,
    max(event_time) + interval 1 second as events_end,

from events
