drop view kept_events;
drop view checked_events;
drop view source_ranks;
drop table cleaning_limits;
