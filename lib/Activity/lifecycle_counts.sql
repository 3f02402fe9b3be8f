-- Users by period and by what they are in it. Users with the same periods are counted once and for all.
with

histories as (

    select
        first_period,
        periods,
        count(*) as users,

    from user_periods(
        $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind
    )

    group by
        first_period,
        periods

),

calendar as (

    select
        period,
        place,

    from period_calendar

),

active as (

    select
        histories.first_period,
        histories.periods,
        histories.users,
        calendar.period,
        calendar.place,

    from histories

    cross join calendar

    where is_active_in(histories.periods, calendar.period, calendar.place)

),

statuses as (

    select
        period,

        case
            when period = first_period then 'New'
            when is_active_before(periods, period, place) then 'Returning'
            else 'Resurrecting'
        end as status,

        users,

    from active

    union all

    select
        period + 1 as period,
        'Dormant' as status,
        users,

    from active

    where coalesce(periods_to_next(periods, period), 0) <> 1

),

final as (

    select
        period,
        cast(coalesce(sum(users) filter (status = 'New'), 0) as bigint) as new_users,
        cast(coalesce(sum(users) filter (status = 'Returning'), 0) as bigint) as returning_users,
        cast(coalesce(sum(users) filter (status = 'Resurrecting'), 0) as bigint) as resurrecting_users,
        cast(coalesce(sum(users) filter (status = 'Dormant'), 0) as bigint) as dormant_users,

    from statuses

    group by period

)

select * from final order by period
