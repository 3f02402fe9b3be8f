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
    from read_csv(
        $source,
        auto_detect = false,
        header = true,
        delim = $delimiter,
        quote = '"',
        escape = '"',
        columns = {columns},
        buffer_size = 8388608,
        ignore_errors = false
    )
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)
