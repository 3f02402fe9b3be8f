-- The clean events, still without a row, with the columns of the slice at hand.
create or replace table events as

select
    slice_row as event_id,
    * exclude (slice_row),

from placed_events

limit 0
