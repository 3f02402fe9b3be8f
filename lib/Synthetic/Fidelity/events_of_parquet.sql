-- The raw events of the Parquet files of a folder, each with the name of its file.
create or replace temporary view events_raw as
select
    * exclude (filename),
    filename as source_file
from read_parquet({files}, filename = true)
