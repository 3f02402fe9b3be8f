-- The first events of every session by the types' places, and its last event.
select
    cast(user_id as bigint) as unit_key,
    first_view,
    first_cart,
    first_purchase,
    last_event,

from session_firsts($filter_from, $filter_to, $filter_segment)
