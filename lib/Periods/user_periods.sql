-- One row for every user with an event of one of two kinds: the period of the first event of the first kind, and of the second kind all periods and the last one. Either may be NULL. Where both
-- kinds are the same, the first period stands in the periods.
create or replace temp macro user_periods(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

with

days as (

    select
        user_id,
        period_of(day) as period,
        is_first_kind,
        is_kind,

    from active_days(from_time, to_time, category, brand_name, segment, first_kind, kind)

    where
        is_first_kind
        or is_kind

),

grouped as (

    select
        user_id,
        min(case when is_first_kind then period end) as first_of_kind,
        max(case when is_kind then period end) as last_period,
        bit_or(case when is_kind then period_place(period, getvariable('period_count')) end) as periods,

    from days

    group by user_id

),

final as (

    select
        user_id,

        case
            when cast(first_kind as varchar) = cast(kind as varchar) then first_period_in(periods)
            else first_of_kind
        end as first_period,

        last_period,
        periods,

    from grouped

)

select * from final
