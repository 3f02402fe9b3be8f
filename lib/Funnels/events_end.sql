-- The instant after the last event; null without events.
select max(event_time) + interval 1 second as events_end

from events
