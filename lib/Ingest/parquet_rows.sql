select sum(num_rows)::bigint as row_count
from parquet_file_metadata($file)
