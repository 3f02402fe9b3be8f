-- The events of Parquet files, with the same name as those of CSV files.
create or replace temporary macro parquet_events(path) as table

select *
from read_parquet(path)
