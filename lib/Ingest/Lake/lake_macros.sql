-- What the views over the lake read. Files of events have the year and month of their events in their paths; a file without source_row holds all rows of its source, in the source's order.
create macro if not exists lake_events(files) as table
select
    event_time,
    event_type,
    product_id::bigint as product_id,
    category_id,
    category_code,
    brand,
    price,
    user_id::bigint as user_id,
    user_session,
    source_file,
    (file_row_number + 1)::bigint as source_row,
from read_parquet(files, hive_partitioning = true, hive_types_autocast = false, file_row_number = true);

create macro if not exists lake_events_with_rows(files) as table
select
    event_time,
    event_type,
    product_id::bigint as product_id,
    category_id,
    category_code,
    brand,
    price,
    user_id::bigint as user_id,
    user_session,
    source_file,
    source_row::bigint as source_row,
from read_parquet(files, hive_partitioning = true, hive_types_autocast = false);

create macro if not exists lake_without_events() as table
select
    null::timestamp as event_time,
    null::varchar as event_type,
    null::bigint as product_id,
    null::bigint as category_id,
    null::varchar as category_code,
    null::varchar as brand,
    null::decimal(10, 2) as price,
    null::bigint as user_id,
    null::uuid as user_session,
    null::varchar as source_file,
    null::bigint as source_row,
where false;

create macro if not exists lake_rejects(files) as table
select
    source_file,
    line,
    column_name,
    error_type,
    error_message,
    raw_line,
from read_parquet(files, hive_partitioning = false);

create macro if not exists lake_without_rejects() as table
select
    null::varchar as source_file,
    null::bigint as line,
    null::varchar as column_name,
    null::varchar as error_type,
    null::varchar as error_message,
    null::varchar as raw_line,
where false
