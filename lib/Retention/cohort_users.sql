-- [all]
-- One row for every user of a cohort: the period of the start, and the periods with a return as bits, NULL without any. Where the first event ever counts, who started before the range is in
-- no cohort.
create or replace temp macro cohort_users(
    from_time, to_time, category, brand_name, segment, start_kind, return_kind, first_ever
) as table

with

earlier as (

    select user_id

    from active_days(null, from_time, category, brand_name, segment, start_kind, start_kind)

    where
        cast(first_ever as boolean)
        and cast(from_time as timestamp) is not null
        and is_first_kind

),

final as (

    select
        users.user_id,
        users.first_period as cohort,
        users.last_period,
        users.periods,

    from user_periods(
        from_time, to_time, category, brand_name, segment, start_kind, return_kind
    ) as users

    anti join earlier
        on users.user_id = earlier.user_id

    where users.first_period is not null

)

select * from final

-- [of a cell]
-- The users of a cohort who are retained in a period, or all of them.
select user_id

from cohort_users(
    $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $start_kind, $return_kind, $first_ever
)

where
    cohort = cast($cohort as integer)
    and (
        cast($period as integer) is null
        or case
            when cast($unbounded as boolean) then last_period >= cast($period as integer)
            else is_active_in(periods, cast($period as integer), period_place(cast($period as integer), $period_count))
        end
    )

order by user_id
