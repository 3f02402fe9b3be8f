select
    path_in_schema as column_name,
    sum(total_compressed_size)::bigint as compressed_bytes,
    sum(total_uncompressed_size)::bigint as encoded_bytes,
from parquet_metadata($files)
group by all
