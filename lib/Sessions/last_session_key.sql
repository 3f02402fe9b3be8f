-- The largest session key; 0 without events.
select coalesce(max(session_key), 0) from events
