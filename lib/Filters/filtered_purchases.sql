-- The purchases that a filter takes, as a macro for the from clause of every question about purchases; a null argument leaves its condition out, which the engine knows at planning time.
create or replace temp macro filtered_purchases(from_time, to_time, category, brand_name, segment) as table

select *

from fact_purchases

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
    and (
        cast(category as varchar) is null
        or (cast(category as varchar) = '' and category_code is null)
        or category_code = cast(category as varchar)
        or starts_with(category_code, cast(category as varchar) || '.')
    )
    and (
        cast(brand_name as varchar) is null
        or (cast(brand_name as varchar) = '' and brand is null)
        or brand = cast(brand_name as varchar)
    )
    and is_of_segment(user_id, segment)
