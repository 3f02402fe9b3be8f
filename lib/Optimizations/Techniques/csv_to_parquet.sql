-- [prepare]
copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/events.csv') (
    format csv,
    header
);

copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/events.parquet') (
    format parquet,
    compression zstd
);

create view csv_events as
select *
from read_csv(
    getvariable('folder') || '/events.csv',
    header = true,
    auto_detect = false,
    columns = {
        'event_number': 'bigint',
        'event_time': 'timestamp',
        'event_type': 'varchar',
        'product_id': 'bigint',
        'category_id': 'bigint',
        'category_code': 'varchar',
        'brand': 'varchar',
        'price': 'decimal(10, 2)',
        'user_id': 'bigint',
        'user_session': 'varchar'
    }
);

create view parquet_events as
select *
from read_parquet(getvariable('folder') || '/events.parquet')

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from csv_events
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from parquet_events
group by event_type
order by event_type
