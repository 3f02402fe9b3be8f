copy (
    select *
    from synthetic_events()
) to $target (
    format parquet,
    compression zstd
)
