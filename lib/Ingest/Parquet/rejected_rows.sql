with source_rows as (
    select *
    from read_parquet($source, hive_partitioning = false, file_row_number = true)
),

judged_rows as (
    select
        *,
        {faulty_column} as faulty_column,
    from source_rows
)

select
    file_row_number + 1 as line,
    faulty_column,
    case faulty_column {texts} end as faulty_text,
    {is_undecodable} as is_undecodable,
    {raw_line} as raw_line,
from judged_rows
where faulty_column is not null
