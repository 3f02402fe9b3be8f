select coalesce(bool_or(try(decode({column})) is null) and bool_and(octet_length({column}) = 16), false) as are_uuids
from read_parquet($source, hive_partitioning = false)
where {column} is not null
