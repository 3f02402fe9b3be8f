copy (
    select *
    from read_csv(
        $source,
        header = true,
        timestampformat = '%Y-%m-%d %H:%M:%S UTC',
        nullstr = '',
        columns = {
            'event_time': 'timestamp',
            'event_type': 'varchar',
            'product_id': 'integer',
            'category_id': 'bigint',
            'category_code': 'varchar',
            'brand': 'varchar',
            'price': 'decimal(10, 2)',
            'user_id': 'integer',
            'user_session': 'uuid'
        }
    )
) to $target (
    format parquet,
    compression zstd
)
