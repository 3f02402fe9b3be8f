select
    source_file,
    line,
    column_name,
    error_type,
    error_message,
    raw_line,
from read_parquet({files}, hive_partitioning = false)
