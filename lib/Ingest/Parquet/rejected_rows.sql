select
    line,
    faulty_column,
    faulty_text,
    is_undecodable,
    raw_line,
from parquet_source
where faulty_column is not null
