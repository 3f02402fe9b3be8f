select
    {event_time} as event_time,
    event_type,
    product_id::bigint as product_id,
    category_id,
    category_code,
    brand,
    price,
    user_id::bigint as user_id,
    user_session::{session_type} as user_session,
    source_file,
    {source_row}::bigint as source_row,
from read_parquet(
    {files},
    hive_partitioning = true,
    hive_types_autocast = false,
    file_row_number = true
)
