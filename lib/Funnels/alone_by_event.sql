-- Every unit with an event that an attempt can start with and none that goes on from it, by the first such event: it has no more to find.
with

entries as (

    select
        funnel_unit_key(session_key, user_id, product_id) as unit_key,
        user_id,
        session_key,
        product_id,
        category_id,
        event_id,
        event_time,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where ({step_mask}) & $entry_mask <> 0

),

units as (

    select
        unit_key,
        any_value(user_id) as user_id,
        any_value(session_key) as session_key,
        any_value(product_id) as product_id,
        min(event_id) as entry_event_id,
        min(event_time) as entry_time,
        arg_min(product_id, event_id) as entry_product_id,
        arg_min_null(category_id, event_id) as entry_category_id,

    from entries

    group by unit_key

)

select
    unit_key,
    user_id,
    case when cast($unit as varchar) = 'Session' then session_key end as session_key,
    case when cast($unit as varchar) = 'UserAndProduct' then product_id end as product_id,
    entry_event_id,
    entry_time,
    entry_product_id,
    entry_category_id,

from units

anti join funnel_starts
    using (unit_key)
