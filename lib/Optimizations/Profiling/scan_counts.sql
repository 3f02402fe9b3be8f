-- Only files whose row groups the log names are asked for their footers; without any there is nothing to count but bytes.
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
    {row_groups}
),

parquet as (
    select
        coalesce(sum(row_group_events.times_read * row_groups.row_count), 0)::bigint as parquet_rows,
        coalesce(sum(row_group_events.times_read), 0)::bigint as row_groups_read,
        coalesce(sum(row_group_events.times_skipped), 0)::bigint as row_groups_skipped,
    from row_group_events
    left join row_groups
        on row_group_events.file = row_groups.file
            and row_group_events.row_group_id = row_groups.row_group_id
),

files as (
    select coalesce(sum(bytes::bigint), 0)::bigint as file_bytes
    from duckdb_logs_parsed('FileSystem')
    where op = 'READ'
),

final as (
    select
        files.file_bytes,
        parquet.parquet_rows,
        parquet.row_groups_read,
        parquet.row_groups_skipped,
    from files
    cross join parquet
)

select * from final
