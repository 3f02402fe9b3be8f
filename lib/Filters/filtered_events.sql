-- [events]
-- The events that a filter takes, as a macro for the from clause of every question; a null argument leaves its condition out. Arguments are cast, so that the engine knows at planning time
-- which conditions fall away and reads no column for them.
create or replace temp macro filtered_events(from_time, to_time, category, brand_name, segment) as table

select *

from events

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(brand_name as varchar) is null
        or (cast(brand_name as varchar) = '' and brand is null)
        or brand = cast(brand_name as varchar)
    )
    and is_of_category(category_code, category)
    and is_of_segment(user_id, segment)

-- [sessions]
-- The sessions of the users and with a part in the range that a filter takes, whatever it says of category and brand, and whether they lie in the range as a whole; null arguments leave their
-- conditions out.
create or replace temp macro filtered_sessions(from_time, to_time, segment) as table

select
    *,

    (cast(from_time as timestamp) is null or session_start >= cast(from_time as timestamp))
        and (cast(to_time as timestamp) is null or session_end < cast(to_time as timestamp)) as is_whole,

from fact_sessions

where
    (cast(from_time as timestamp) is null or session_end >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or session_start < cast(to_time as timestamp))
    and is_of_segment(user_id, segment)

-- [journeys]
-- The events in the range and of the brand and category that a filter takes, in the order of users and each user's events; null arguments leave their conditions out.
create or replace temp macro filtered_journeys(from_time, to_time, category, brand_name) as table

select *

from journeys_of_category(category)

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(brand_name as varchar) is null
        or (cast(brand_name as varchar) = '' and brand is null)
        or brand = cast(brand_name as varchar)
    )
