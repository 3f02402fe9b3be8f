select distinct
    file_name as file,
    row_group_id,
    row_group_num_rows as row_count,
from parquet_metadata({files})
