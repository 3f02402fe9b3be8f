-- [prepare]
copy (
    select *
    from events_slice
    order by
        hash(event_number),
        event_number
) to (getvariable('folder') || '/shuffled.parquet') (
    format parquet,
    compression zstd,
    row_group_size (getvariable('row_group_size'))
);

copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/clustered.parquet') (
    format parquet,
    compression zstd,
    row_group_size (getvariable('row_group_size'))
);

create view shuffled_events as
select *
from read_parquet(getvariable('folder') || '/shuffled.parquet');

create view clustered_events as
select *
from read_parquet(getvariable('folder') || '/clustered.parquet')

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from shuffled_events
where event_time >= getvariable('window_from')
    and event_time < getvariable('window_to')
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from clustered_events
where event_time >= getvariable('window_from')
    and event_time < getvariable('window_to')
group by event_type
order by event_type
