-- [rows]
select sum(num_rows)::bigint as row_count
from parquet_file_metadata($file)

-- [event_times]
select
    min(stats_min_value::timestamp) as first_time,
    max(stats_max_value::timestamp) as last_time,
    sum(coalesce(stats_null_count, num_values))::bigint as untimed,
from parquet_metadata($file)
where path_in_schema = 'event_time'
