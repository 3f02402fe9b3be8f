-- [prepare]
-- Several threads would cut a day into several files.
set threads = 1;

copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/one_file.parquet') (
    format parquet,
    compression zstd,
    row_group_size (getvariable('row_group_size'))
);

copy (
    select
        *,
        year(event_time) as year,
        month(event_time) as month,
        day(event_time) as day,
    from events_slice
    order by event_number
) to (getvariable('folder') || '/by_day') (
    format parquet,
    compression zstd,
    partition_by (year, month, day),
    row_group_size (getvariable('row_group_size'))
);

create view events_of_one_file as
select *
from read_parquet(getvariable('folder') || '/one_file.parquet');

create view events_by_day as
select *
from read_parquet(
    getvariable('folder') || '/by_day/*/*/*/*.parquet',
    hive_partitioning = true,
    hive_types = {'year': bigint, 'month': bigint, 'day': bigint}
)

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from events_of_one_file
where event_time >= date_trunc('day', getvariable('window_from'))
    and event_time < date_trunc('day', getvariable('window_from')) + interval 1 day
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from events_by_day
where year = year(getvariable('window_from'))
    and month = month(getvariable('window_from'))
    and day = day(getvariable('window_from'))
group by event_type
order by event_type
