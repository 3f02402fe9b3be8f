-- The first event of each type of every user within [from_time, to_time).
create or replace temp macro user_firsts(from_time, to_time, segment) as table

select
    cast(user_id as bigint) as unit_key,
    cast(null as bigint) as session_key,
    user_id,
    min(first_view) as first_view,
    min(first_cart) as first_cart,
    min(first_purchase) as first_purchase,

from session_firsts(from_time, to_time, segment)

group by user_id
