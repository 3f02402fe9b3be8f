-- [columns]
select
    column_name,
    column_type,
from (describe select * from read_parquet($source, hive_partitioning = false))

-- [values]
select count(columns(lambda name: lower(name) = $column))::bigint as row_count
from read_parquet($source, hive_partitioning = false)

-- [sessions]
select
    coalesce(
        bool_or(try(decode(user_session)) is null) and bool_and(octet_length(user_session) = 16),
        false
    ) as are_uuids
from read_parquet($source, hive_partitioning = false)
where user_session is not null
