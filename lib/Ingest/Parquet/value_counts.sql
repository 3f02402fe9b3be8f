select count({column})::bigint as row_count
from read_parquet($source, hive_partitioning = false)
