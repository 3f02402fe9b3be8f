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
