-- How many units have an event that an attempt can start with: where nothing is excluded, each of them has an attempt.
with

entered as (

    select distinct funnel_unit_key(session_key, user_id, product_id) as unit_key

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where ({step_mask}) & $entry_mask <> 0

)

select count(*) as units

from entered
