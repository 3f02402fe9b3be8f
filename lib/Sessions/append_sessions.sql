-- The sessions with a key in [$first_key, $end_key), in the order of keys.
insert into fact_sessions

select * from sessions_between($first_key, $end_key)
