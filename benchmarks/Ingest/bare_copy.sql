copy (
    select *
    from csv_events($source)
) to $target (
    format parquet,
    compression zstd,
    compression_level 3,
    row_group_size 122880
)
