select
    min(stats_min_value::timestamp) as first_time,
    max(stats_max_value::timestamp) as last_time,
    sum(coalesce(stats_null_count, num_values))::bigint as untimed,
from parquet_metadata($file)
where path_in_schema = 'event_time'
