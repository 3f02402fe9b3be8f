-- [prepare]
copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/snappy.parquet') (
    format parquet,
    compression snappy
);

copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/zstd.parquet') (
    format parquet,
    compression zstd,
    compression_level 3
);

create view snappy_events as
select *
from read_parquet(getvariable('folder') || '/snappy.parquet');

create view zstd_events as
select *
from read_parquet(getvariable('folder') || '/zstd.parquet')

-- [before]
select
    count(*) as events,
    sum(price) as total,
    max(user_session) as largest_session,
    bit_xor(user_id) as user_checksum,
from snappy_events

-- [after]
select
    count(*) as events,
    sum(price) as total,
    max(user_session) as largest_session,
    bit_xor(user_id) as user_checksum,
from zstd_events
