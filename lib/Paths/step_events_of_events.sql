-- The events whose steps are followed: those that the filter takes. In the order of users a session's events are found together.
create or replace temp macro step_events(from_time, to_time, category, brand_name, segment) as table

select
    session_key,
    event_time,
    event_type,
    category_code,
    product_id,

from {journeys} as journeys
