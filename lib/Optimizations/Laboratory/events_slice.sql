create view events_slice as
select *
from read_parquet(getvariable('folder') || '/slice.parquet')
