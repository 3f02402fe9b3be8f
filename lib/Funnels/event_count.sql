-- How many events there are, whatever a filter says, and how many threads the engine may use.
select
    count(*) as events,
    cast(current_setting('threads') as integer) as threads,

from events
