select
    count(*) as events,
    max(event_time) as last_event,

from events
