-- The events of users, still without a row; slices of users follow.
create or replace table fact_events as

select * from user_events_of(null, null)

limit 0
