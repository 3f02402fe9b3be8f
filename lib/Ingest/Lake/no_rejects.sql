select
    null::varchar as source_file,
    null::bigint as line,
    null::varchar as column_name,
    null::varchar as error_type,
    null::varchar as error_message,
    null::varchar as raw_line,
where false
