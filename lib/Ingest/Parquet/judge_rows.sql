with source_rows as (
    select *
    from read_parquet($source, hive_partitioning = false)
),

judged_rows as (
    select
        {is_faulty} as is_faulty,
        {is_cut} as is_cut,
        {is_uuid} as is_uuid,
    from source_rows
)

select
    count(*)::bigint as lines,
    count(*) filter (is_faulty)::bigint as rejected,
    count(*) filter (is_cut and not is_faulty)::bigint as cut_times,
    coalesce(bool_and(is_uuid) filter (not is_faulty), true) as sessions_are_uuids,
from judged_rows
