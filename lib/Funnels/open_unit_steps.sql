-- The events that are steps with bits for these.
select
    cast(funnel_unit_key(session_key, user_id, product_id) as hugeint) as unit_key,
    event_id,
    event_time,
    event_type,
    cast({step_mask} as utinyint) as step_mask,

from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

where
    ({step_mask}) <> 0
    and (cast($slices as bigint) = 1 or hash(user_id) % cast($slices as ubigint) = cast($slice as ubigint))
