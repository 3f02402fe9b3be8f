-- Bytes of every column in the first row groups of each Parquet file that a pattern names, and the least that a code needs which writes a row group's distinct values once and then each row by how
-- frequent its value is in the row group (its entropy; Shannon, 1948). Of times, which rise, the seconds since the row before are taken instead. What a code could gain by looking at neighbours or
-- other columns is left out.
with

rows_of_groups as (

    select
        filename as file_name,
        file_row_number // $group_rows as row_group,
        epoch(event_time) - epoch(lag(event_time) over (partition by filename order by file_row_number)) as seconds,
        event_type,
        product_id,
        category_id,
        category_code,
        brand,
        price,
        user_id,
        user_session,

    from read_parquet($files, filename = true, file_row_number = true)

    where file_row_number < $groups * $group_rows

),

-- One row per row group, column and distinct value: how often it occurs, and the bytes it takes by itself; NULL takes none.
counted as (

    select file_name, row_group, 'event_time' as column_name, count(*) as rows, 2 as width, from rows_of_groups group by file_name, row_group, seconds
    union all
    select file_name, row_group, 'event_type', count(*), coalesce(strlen(event_type), 0), from rows_of_groups group by file_name, row_group, event_type
    union all
    select file_name, row_group, 'product_id', count(*), 4, from rows_of_groups group by file_name, row_group, product_id
    union all
    select file_name, row_group, 'category_id', count(*), 8, from rows_of_groups group by file_name, row_group, category_id
    union all
    select file_name, row_group, 'category_code', count(*), coalesce(strlen(category_code), 0), from rows_of_groups group by file_name, row_group, category_code
    union all
    select file_name, row_group, 'brand', count(*), coalesce(strlen(brand), 0), from rows_of_groups group by file_name, row_group, brand
    union all
    select file_name, row_group, 'price', count(*), 4, from rows_of_groups group by file_name, row_group, price
    union all
    select file_name, row_group, 'user_id', count(*), 4, from rows_of_groups group by file_name, row_group, user_id
    union all
    select file_name, row_group, 'user_session', count(*), 16, from rows_of_groups group by file_name, row_group, user_session

),

grouped as (

    select
        column_name,
        file_name,
        row_group,
        sum(width) as dictionary_bytes,
        sum(rows) * log2(sum(rows)) - sum(rows * log2(rows)) as bits,

    from counted

    group by column_name, file_name, row_group

),

floors as (

    select
        column_name,
        sum(dictionary_bytes + bits / 8) as bytes,

    from grouped

    group by column_name

),

written as (

    select
        path_in_schema as column_name,
        sum(total_compressed_size) as bytes,

    from parquet_metadata($files)

    where row_group_id < $groups

    group by path_in_schema

),

final as (

    select
        column_name,
        cast(written.bytes as bigint) as written_bytes,
        cast(floors.bytes as bigint) as floor_bytes,

    from written

    join floors
        using (column_name)

)

select * from final order by column_name
