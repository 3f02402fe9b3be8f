select
    count(*) as users,
    sum(product_id)::bigint as product_checksum,
from (
    select
        user_id,
        arg_max(product_id, event_number) as product_id,
    from events_slice
    group by user_id
)
