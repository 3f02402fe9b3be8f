-- The users of a status in a period.
with

users as (

    select
        user_id,
        first_period,
        is_active_in(periods, cast($period as integer), period_place($period, $period_count)) as is_active,
        is_active_before(periods, cast($period as integer), period_place($period, $period_count)) as was_active,

    from user_periods(
        $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind
    )

)

select user_id

from users

where
    case $status
        when 'New' then first_period = cast($period as integer)
        when 'Returning' then is_active and was_active
        when 'Resurrecting' then is_active and not was_active and first_period < cast($period as integer)
        when 'Dormant' then was_active and not is_active
    end

order by user_id
