-- The slice's clean events, numbered after the accepted events before them.
insert into events

select
    slice_row - $first_row + $events_before + 1 as event_id,
    * exclude (slice_row),

from placed_events
