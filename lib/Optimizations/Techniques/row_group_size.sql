-- [prepare]
copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/default_groups.parquet') (
    format parquet,
    compression zstd,
    row_group_size 122880
);

copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/large_groups.parquet') (
    format parquet,
    compression zstd,
    row_group_size 500000
);

create view default_group_events as
select *
from read_parquet(getvariable('folder') || '/default_groups.parquet');

create view large_group_events as
select *
from read_parquet(getvariable('folder') || '/large_groups.parquet')

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from default_group_events
where event_time >= getvariable('window_from')
    and event_time < getvariable('window_to')
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from large_group_events
where event_time >= getvariable('window_from')
    and event_time < getvariable('window_to')
group by event_type
order by event_type
