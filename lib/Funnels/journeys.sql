-- What the events tell of users and products, in the order of users and each user's events.
select
    user_id,
    product_id,
    event_time,
    event_type,

from filtered_journeys($filter_from, $filter_to, $filter_category, $filter_brand)
