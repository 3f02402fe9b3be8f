-- The sessions that began in a stretch, in the order of keys.
insert into fact_sessions

select * from sessions_of('other_events', $first_event, $end_event)

union all

select *

from spanning_session_rows

where session_key > $last_key_before
    and session_key <= $last_key

order by session_key
