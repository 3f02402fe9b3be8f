-- The events put aside, still without a row.
create or replace table events_quarantined as

select * from quarantined_events limit 0
