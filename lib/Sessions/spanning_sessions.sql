-- The sessions that go on in a later stretch than the one in which they began, still none, and the events of these and of all other sessions.
create or replace temp table spanning_sessions (session_key bigint);

create or replace temp view spanning_events as

select *

from events

semi join spanning_sessions
    on events.session_key = spanning_sessions.session_key;

create or replace temp view other_events as

select *

from events

anti join spanning_sessions
    on events.session_key = spanning_sessions.session_key
