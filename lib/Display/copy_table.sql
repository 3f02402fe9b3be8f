-- A table's rows, of the types given for the columns, as Parquet.
copy (
    select unnest(from_json_strict(json, $types))

    from read_json_objects($source, format = 'array')
) to $target (
    format parquet,
    compression zstd
)
