-- How many events there are, whatever a filter says.
select count(*) as events

from events
