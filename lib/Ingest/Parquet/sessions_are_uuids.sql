select coalesce(bool_and({is_uuid}), true) as sessions_are_uuids
from read_parquet($source, hive_partitioning = false)
