copy (
    select *
    from events_slice
) to (getvariable('folder') || '/written_snappy.parquet') (
    format parquet,
    compression snappy
)
