select
    column_name,
    column_type,
from (describe select * from read_parquet($source, hive_partitioning = false))
