-- The sessions, still without a row.
create or replace table fact_sessions as

select * from sessions_between(0, 0)
