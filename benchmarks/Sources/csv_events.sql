-- The events of CSV files with the types of the warehouse, by the engine's own reader.
create or replace temporary macro csv_events(path) as table

select *
from read_csv(
    path,
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    timestampformat = '%Y-%m-%d %H:%M:%S UTC',
    columns = {
        'event_time': 'TIMESTAMP',
        'event_type': 'VARCHAR',
        'product_id': 'BIGINT',
        'category_id': 'BIGINT',
        'category_code': 'VARCHAR',
        'brand': 'VARCHAR',
        'price': 'DECIMAL(10,2)',
        'user_id': 'BIGINT',
        'user_session': 'UUID'
    }
)
