-- Every unit whose only events of steps are of one type: it has no more to find.
select
    unit_key,
    user_id,
    session_key,
    product_id,
    cast(null as bigint) as entry_event_id,
    entry_time,
    entry_product_id,
    entry_category_id,

from {placed_firsts}

where types = 1
