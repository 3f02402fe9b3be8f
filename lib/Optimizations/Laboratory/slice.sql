copy (
    select
        row_number() over () as event_number,
        *,
    from (
        select
            event_time,
            event_type,
            product_id,
            category_id,
            category_code,
            brand,
            price,
            user_id,
            user_session::varchar as user_session,
        from events_raw
        where event_time >= $slice_from
            and event_time < $slice_to
        order by
            event_time,
            user_id,
            user_session,
            product_id,
            event_type,
            price nulls last
    )
) to $target (
    format parquet,
    compression zstd,
    compression_level 3
)
