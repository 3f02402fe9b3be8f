-- The events that a filter takes, as a macro for the from clause of every question; a null argument leaves its condition out. Arguments are cast, so that the engine knows at planning time
-- which conditions fall away and reads no column for them. Conditions that ask another table would leave their joins behind, so they are put in only where the filter has them.
create or replace temp macro filtered_events(from_time, to_time, category, brand_name, segment) as table

select *

from {events} as events

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(brand_name as varchar) is null
        or (cast(brand_name as varchar) = '' and brand is null)
        or brand = cast(brand_name as varchar)
    )
