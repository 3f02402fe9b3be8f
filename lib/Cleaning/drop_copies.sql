-- Takes the copies that are not kept out of the slice; its other rows keep their numbers.
delete from event_slice

using event_copies

where event_slice.rowid = event_copies.slice_row
    and not event_copies.is_kept
