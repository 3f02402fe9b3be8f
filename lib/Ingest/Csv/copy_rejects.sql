copy (
    select
        $source_file::varchar as source_file,
        line,
        column_name,
        error_type,
        error_message,
        raw_line,
    from read_csv(
        $source,
        auto_detect = false,
        header = false,
        delim = ',',
        quote = '"',
        escape = '"',
        allow_quoted_nulls = false,
        columns = {
            'line': 'BIGINT',
            'column_name': 'VARCHAR',
            'error_type': 'VARCHAR',
            'error_message': 'VARCHAR',
            'raw_line': 'VARCHAR'
        }
    )
) to $target (format parquet, compression zstd)
