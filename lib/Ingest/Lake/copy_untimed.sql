copy (
    select
        * exclude (file_row_number),
        file_row_number + 1 as source_row,
    from read_parquet($source, file_row_number = true)
    where event_time is null
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)
