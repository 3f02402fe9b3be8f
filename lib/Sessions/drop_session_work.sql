drop macro table if exists temp.sessions_of;
drop view if exists temp.other_events;
drop view if exists temp.spanning_events;
drop table if exists temp.spanning_sessions;
drop table if exists temp.spanning_session_rows
