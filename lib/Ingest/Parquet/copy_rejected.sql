copy (
    with source_rows as (
        select *
        from read_parquet($source, hive_partitioning = false, file_row_number = true)
    ),

    judged_rows as (
        select
            file_row_number + 1 as line,
            {fault} as column_name,
            {value} as faulty_value,
            {raw} as raw_line,
        from source_rows
    )

    select
        $source_file::varchar as source_file,
        line::bigint as line,
        column_name,
        'CAST' as error_type,
        '''' || faulty_value || ''' is not a value the column can hold without loss' as error_message,
        raw_line,
    from judged_rows
    where column_name is not null
) to $target (format parquet, compression zstd)
