copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/written_high.parquet') (
    format parquet,
    compression zstd,
    compression_level 9
)
