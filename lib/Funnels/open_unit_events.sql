-- The events that are steps, with their units and their places in the order of these: time, then type. What the engine can tell at no cost is told here; which units are open is not.
select
    funnel_unit_key($unit, session_key, user_id, product_id) as unit_key,
    event_id,
    epoch_us(event_time) * 4 + event_place(event_type) as place,
    cast({step_mask} as utinyint) as step_mask,

from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

where
    ({step_mask}) <> 0
    and (cast($slices as bigint) = 1 or hash(user_id) % cast($slices as ubigint) = cast($slice as ubigint))
