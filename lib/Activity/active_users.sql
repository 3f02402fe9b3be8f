-- Distinct users of every day and of the windows that end with it. A user's active day stands for the windows that end from it on, until the next active day takes over: so each window counts a
-- user once, and active days that last equally long are counted together.
with

histories as (

    select
        periods,
        count(*) as users,

    from user_periods($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind)

    group by periods

),

days as (

    select
        period as day,
        place,

    from period_calendar

),

active as (

    select
        days.day,
        histories.users,
        periods_to_next(histories.periods, days.day) as days_to_next,

    from histories

    cross join days

    where is_active_in(histories.periods, days.day, days.place)

),

lasting as (

    select
        day,
        least(coalesce(days_to_next, 30), 30) as lasts,
        sum(users) as users,

    from active

    group by
        day,
        lasts

),

final as (

    select
        days.day,
        cast(coalesce(sum(lasting.users) filter (lasting.day = days.day), 0) as bigint) as dau,
        cast(coalesce(sum(lasting.users) filter (lasting.day > days.day - 7), 0) as bigint) as wau,
        cast(coalesce(sum(lasting.users), 0) as bigint) as mau,

    from days

    left join lasting
        on lasting.day between days.day - 29 and days.day
            and lasting.day + lasting.lasts > days.day

    group by days.day

)

select * from final order by day
