-- [before]
select
    count(*) as users,
    bit_xor(product_id) as product_checksum,
from (
    select
        product_id,
        row_number() over (
            partition by user_id
            order by event_number desc
            rows between unbounded preceding and current row
        ) as place,
    from events_slice
)
where place = 1

-- [after]
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
