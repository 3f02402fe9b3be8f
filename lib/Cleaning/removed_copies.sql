-- The sessions of removed copies; some kinds of copies may take all events of a session with them.
create or replace temp table removed_copies (session_key bigint)
