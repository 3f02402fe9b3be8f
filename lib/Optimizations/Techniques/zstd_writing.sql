-- [before]
copy (
    select *
    from events_slice
) to (getvariable('folder') || '/written_snappy.parquet') (
    format parquet,
    compression snappy
)

-- [after]
copy (
    select *
    from events_slice
) to (getvariable('folder') || '/written_zstd.parquet') (
    format parquet,
    compression zstd,
    compression_level 3
)
