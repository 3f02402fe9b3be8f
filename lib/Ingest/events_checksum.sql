with events as (
    select
        hash(
            event_time,
            event_type,
            product_id::bigint,
            category_id,
            category_code,
            brand,
            price,
            user_id::bigint,
            user_session::varchar
        ) as event_hash,
    from read_parquet($files, hive_partitioning = false)
)

select sum(event_hash::hugeint)::varchar || ' ' || bit_xor(event_hash)::varchar as checksum
from events
