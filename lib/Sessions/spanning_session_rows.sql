-- The rows of the sessions that span stretches; those that span several are noted several times.
create or replace temp table spanning_session_rows as

select *

from sessions_of('spanning_events', 0, $end_event)
