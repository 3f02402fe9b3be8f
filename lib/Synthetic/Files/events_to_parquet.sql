copy (
    select
        make_timestamp(microseconds) as event_time,
        list_extract($types, type) as event_type,
        product_id,
        category_id,
        list_extract($categories, category) as category_code,
        list_extract($brands, brand) as brand,
        cast(cents * 0.01 as decimal(10, 2)) as price,
        user_id,
        user_session,
    from synthetic_events()
) to $target (
    format parquet,
    compression zstd
)
