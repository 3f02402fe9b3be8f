-- On which days users were active and how, from the events themselves: one row per event that the filter takes.
create or replace temp macro active_days(from_time, to_time, category, brand_name, segment) as table

select
    user_id,
    event_date as day,
    event_type = 'view' as has_view,
    event_type = 'cart' as has_cart,
    event_type = 'remove_from_cart' as has_remove,
    event_type = 'purchase' as has_purchase,

from filtered_events(from_time, to_time, category, brand_name, segment)
