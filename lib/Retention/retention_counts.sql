-- Users by cohort (the row without a period) and those of them who are retained in a period; periods before the cohort's own occur too. Users with the same periods are counted once and for all.
with

histories as (

    select
        cohort,
        case when cast($unbounded as boolean) then last_period end as last_period,
        case when not cast($unbounded as boolean) then periods end as periods,
        count(*) as users,

    from cohort_users(
        $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $start_kind, $return_kind, $first_ever
    )

    group by
        all

),

calendar as (

    select
        period,
        place,

    from period_calendar

),

final as (

    select
        cohort,
        cast(null as integer) as period,
        cast(sum(users) as bigint) as users,

    from histories

    group by cohort

    union all

    select
        histories.cohort,
        calendar.period,
        cast(sum(histories.users) as bigint) as users,

    from histories

    cross join calendar

    where
        case
            when cast($unbounded as boolean) then histories.last_period >= calendar.period
            else is_active_in(histories.periods, calendar.period, calendar.place)
        end

    group by
        histories.cohort,
        calendar.period

)

select * from final order by cohort, period nulls first
