-- The events of every unit whose types alone tell which steps they are, as the engine keeps them: what is worked out of them is worked out for those of open units only.
select
    cast(funnel_unit_key(session_key, user_id, product_id) as hugeint) as unit_key,
    event_id,
    event_time,
    event_type,

from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

where cast($slices as bigint) = 1 or hash(user_id) % cast($slices as ubigint) = cast($slice as ubigint)
