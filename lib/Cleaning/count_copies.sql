-- Writes to the copies that are kept how many there were.
update event_slice

set duplicate_count = event_copies.duplicate_count

from event_copies

where event_slice.rowid = event_copies.slice_row
    and event_copies.is_kept
