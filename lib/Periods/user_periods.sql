-- One row for every user with an event of one of two kinds: the period of the first event of the first kind, and of the second kind all periods and the last one. Either may be NULL.
create or replace temp macro user_periods(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

with

days as (

    select
        *,
        is_of_kind(first_kind, has_view, has_cart, has_remove, has_purchase) as is_first_kind,
        is_of_kind(kind, has_view, has_cart, has_remove, has_purchase) as is_kind,

    from active_days(from_time, to_time, category, brand_name, segment)

),

final as (

    select
        days.user_id,
        min(period_calendar.period) filter (days.is_first_kind) as first_period,
        max(period_calendar.period) filter (days.is_kind) as last_period,
        bit_or(period_calendar.place) filter (days.is_kind) as periods,

    from days

    inner join period_calendar
        on days.day = period_calendar.day

    where
        days.is_first_kind
        or days.is_kind

    group by days.user_id

)

select * from final
