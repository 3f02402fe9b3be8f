-- The raw events of the files of a folder, each with the name of its file.
-- [variable]
set variable files = $files

-- [parquet]
create or replace temporary view events_raw as
select
    * exclude (filename),
    filename as source_file,
from read_parquet(getvariable('files'), filename = true)

-- [csv]
create or replace temporary view events_raw as
select
    * exclude (filename),
    filename as source_file,
from read_csv(
    getvariable('files'),
    filename = true,
    header = true,
    timestampformat = '%Y-%m-%d %H:%M:%S UTC',
    nullstr = '',
    columns = {
        'event_time': 'timestamp',
        'event_type': 'varchar',
        'product_id': 'bigint',
        'category_id': 'bigint',
        'category_code': 'varchar',
        'brand': 'varchar',
        'price': 'decimal(10, 2)',
        'user_id': 'bigint',
        'user_session': 'uuid'
    }
)
