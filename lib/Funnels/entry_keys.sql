-- The unit of every event that an attempt can start with, as often as there are such events, for one slice of the users.
select funnel_unit_key(session_key, user_id, product_id) as unit_key

from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

where
    ({step_mask}) & $entry_mask <> 0
    and (cast($slices as bigint) = 1 or hash(user_id) % cast($slices as ubigint) = cast($slice as ubigint))
