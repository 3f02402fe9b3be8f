-- A table's rows, typed, as Parquet.
copy (
    select *
    from read_json($source, format = 'array', columns = {columns})
) to $target (
    format parquet,
    compression zstd
)
