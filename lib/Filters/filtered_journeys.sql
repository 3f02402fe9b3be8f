-- The events in the range and of the brand and category that a filter takes, in the order of users and each user's events; null arguments leave their conditions out. Each condition looks at the event
-- alone, as a join would not keep the order.
create or replace temp macro filtered_journeys(from_time, to_time, category, brand_name) as table

select *

from fact_events

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(brand_name as varchar) is null
        or (cast(brand_name as varchar) = '' and brand is null)
        or brand = cast(brand_name as varchar)
    )
    and {is_of_category}
