-- Every purchase event in the order of events.
select
    event_id,
    event_time,
    user_id,
    session_key,
    product_id,
    category_code,
    brand,
    price,

from events

where event_type = 'purchase'
