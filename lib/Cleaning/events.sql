-- The clean events, still without a row.
create or replace table events as

select * from numbered_events limit 0
