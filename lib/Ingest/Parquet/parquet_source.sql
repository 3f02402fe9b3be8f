-- What becomes of the rows of the view parquet_source.
-- [counts]
select
    count(*)::bigint as lines,
    count(faulty_column)::bigint as rejected,
    count(*) filter (is_cut and faulty_column is null)::bigint as cut_times,
    coalesce(bool_and(is_uuid) filter (faulty_column is null), true) as sessions_are_uuids,
from parquet_source

-- [accepted]
copy (
    select
        event_time,
        event_type,
        product_id,
        category_id,
        category_code,
        brand,
        price,
        user_id,
        user_session,
    from parquet_source
    where faulty_column is null
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)

-- [rejected]
select
    line,
    faulty_column,
    faulty_text,
    is_undecodable,
    raw_line,
from parquet_source
where faulty_column is not null
