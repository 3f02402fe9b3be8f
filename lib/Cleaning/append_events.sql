-- The slice's clean events, numbered after the accepted events before them. Nothing may stand between the slice and the table but columns: joins and filters let some rows pass others.
insert into events

select * replace (event_id - $first_row + $events_before + 1 as event_id)

from numbered_events
