-- Puts the table that was built in the place of the last one.
drop view if exists temp.{relation};
drop table if exists {relation};
alter table {working} rename to {relation}
