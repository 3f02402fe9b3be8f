-- [before]
copy (
    select *
    from events_slice
) to (getvariable('folder') || '/written_low.parquet') (
    format parquet,
    compression zstd,
    compression_level 3
)

-- [after]
copy (
    select *
    from events_slice
) to (getvariable('folder') || '/written_high.parquet') (
    format parquet,
    compression zstd,
    compression_level 9
)
