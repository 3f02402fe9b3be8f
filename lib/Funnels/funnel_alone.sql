-- What is counted of the units with the first step alone, kept for the two questions that a breakdown asks of them.
create or replace temp table funnel_alone as

select
    unit_key,
    entry_event_id,
    entry_time,
    {entry_key},

from {alone}
