drop table if exists lake_diff
