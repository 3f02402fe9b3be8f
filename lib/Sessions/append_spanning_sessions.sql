-- The sessions that have events in the stretch and began before it.
insert into spanning_sessions

select distinct session_key

from events

where event_id >= $first_event
    and event_id < $end_event
    and session_key <= $last_key_before
