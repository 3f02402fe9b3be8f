drop view kept_events;
drop view checked_events;
drop table cleaning_limits;
