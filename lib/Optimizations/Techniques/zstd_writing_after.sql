copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/written_zstd.parquet') (
    format parquet,
    compression zstd,
    compression_level 3
)
