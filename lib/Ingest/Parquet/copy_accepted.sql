copy (
    with source_rows as (
        select *
        from read_parquet($source, hive_partitioning = false)
    ),

    typed_rows as (
        select
            {typed}
        from source_rows
    )

    select * exclude (is_good)
    from typed_rows
    where is_good
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)
