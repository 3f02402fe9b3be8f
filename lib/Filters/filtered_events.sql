-- The events that a filter takes, as a macro for the from clause of every question; a null argument leaves its condition out. Arguments are cast, so that the engine knows at planning time
-- which conditions fall away and reads no column for them.
create or replace temp macro filtered_events(from_time, to_time, category, brand_name, segment) as table

select *

from events

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(category as varchar) is null
        or category_code = cast(category as varchar)
        or starts_with(category_code, cast(category as varchar) || '.')
    )
    and (cast(brand_name as varchar) is null or brand = cast(brand_name as varchar))
    and (
        cast(segment as varchar) is null
        or user_id in (
            select users.user_id

            from dim_users as users

            where users.user_segment = cast(segment as varchar)
        )
    )
