-- The bit of a step where an event is one of the step's, and 0 elsewhere; a null argument leaves its condition out.
create or replace temp macro step_bit(
    given_type, given_category, given_brand, given_price, step_value, place, category, brand_name, minimum_price, maximum_price
) as
    case
        when given_type = event_type_at(place)
            and (
                cast(category as varchar) is null
                or given_category = cast(category as varchar)
                or starts_with(given_category, cast(category as varchar) || '.')
            )
            and (cast(brand_name as varchar) is null or given_brand = cast(brand_name as varchar))
            and (cast(minimum_price as decimal(10, 2)) is null or given_price >= cast(minimum_price as decimal(10, 2)))
            and (cast(maximum_price as decimal(10, 2)) is null or given_price < cast(maximum_price as decimal(10, 2)))
            then cast(step_value as integer)
        else 0
    end
