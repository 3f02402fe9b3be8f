-- Leaves the last table in its place and drops the one that was being built.
drop view if exists temp.{relation};
drop table if exists {working}
