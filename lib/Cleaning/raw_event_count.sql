-- Rows of the raw events.
select count(*) as rows

from events_raw
