-- The users active in the days that end with a day.
with

days as (

    select bit_or(place) as places

    from period_calendar

    where period between cast($day as integer) + 1 - cast($days as integer) and cast($day as integer)

),

final as (

    select users.user_id

    from user_periods(
        $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind
    ) as users

    cross join days

    where bit_count(users.periods & days.places) > 0

)

select * from final order by user_id
