-- [months]
select
    year(event_time)::integer as event_year,
    month(event_time)::integer as event_month,
    count(*)::bigint as row_count,
from read_parquet($source)
group by all
order by all

-- [month]
copy (
    select
        * exclude (file_row_number),
        file_row_number + 1 as source_row,
    from read_parquet($source, file_row_number = true)
    where event_time >= make_timestamp($year::bigint, $month::bigint, 1, 0, 0, 0)
        and event_time < make_timestamp($year::bigint, $month::bigint, 1, 0, 0, 0) + interval 1 month
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)

-- [untimed]
copy (
    select
        * exclude (file_row_number),
        file_row_number + 1 as source_row,
    from read_parquet($source, file_row_number = true)
    where event_time is null
) to $target (
    format parquet,
    compression zstd,
    compression_level $compression_level,
    row_group_size $row_group_size
)
