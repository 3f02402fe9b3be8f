select
    count(*) as users,
    bit_xor(product_id) as product_checksum,
from (
    select
        user_id,
        arg_max(product_id, event_number) as product_id,
    from events_slice
    group by user_id
)
