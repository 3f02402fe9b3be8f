copy (
    select *
    from events_slice
    order by event_number
) to (getvariable('folder') || '/written_snappy.parquet') (
    format parquet,
    compression snappy
)
