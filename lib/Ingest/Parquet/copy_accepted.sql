copy (
    select
        {values}
    from read_parquet($source, hive_partitioning = false)
    where not {is_faulty}
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)
