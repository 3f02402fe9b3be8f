-- What a query read, from the engine's log.
-- [start]
call enable_logging(['FileSystem', 'PhysicalOperator'], level = 'trace')

-- [stop]
call disable_logging()

-- [table_bytes]
select coalesce(sum(memory_usage_bytes), 0)::bigint as bytes
from duckdb_memory()
where tag = 'BASE_TABLE'

-- [bytes]
select coalesce(sum(bytes::bigint), 0)::bigint as file_bytes
from duckdb_logs_parsed('FileSystem')
where op = 'READ'

-- [files]
select distinct info['file'] as file
from duckdb_logs_parsed('PhysicalOperator')
where class = 'ParquetReader'
    and event in ('ReadRowGroup', 'SkipRowGroup')
order by file

-- [row_groups]
with row_group_events as (
    select
        info['file'] as file,
        info['row_group_id']::bigint as row_group_id,
        count(*) filter (event = 'ReadRowGroup')::bigint as times_read,
        count(*) filter (event = 'SkipRowGroup')::bigint as times_skipped,
    from duckdb_logs_parsed('PhysicalOperator')
    where class = 'ParquetReader'
    group by all
),

row_groups as (
    select distinct
        file_name as file,
        row_group_id,
        row_group_num_rows as row_count,
    from parquet_metadata($files)
),

final as (
    select
        $bytes::bigint as file_bytes,
        coalesce(sum(row_group_events.times_read * row_groups.row_count), 0)::bigint as parquet_rows,
        coalesce(sum(row_group_events.times_read), 0)::bigint as row_groups_read,
        coalesce(sum(row_group_events.times_skipped), 0)::bigint as row_groups_skipped,
    from row_group_events
    left join row_groups
        on row_group_events.file = row_groups.file
            and row_group_events.row_group_id = row_groups.row_group_id
)

select * from final
