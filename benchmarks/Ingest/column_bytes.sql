-- Compressed bytes of every column of the Parquet files that a pattern names.
select
    path_in_schema as column_name,
    cast(sum(total_compressed_size) as bigint) as bytes,

from parquet_metadata($files)

group by path_in_schema

order by column_name
