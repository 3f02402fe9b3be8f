-- One row for every day that counts: the number of its period, and that period as it is written in a user's periods.
create or replace temp table period_calendar as

with

days as (

    select cast(cast($first_day as date) + cast(day_number as integer) as date) as day,

    from range(cast($last_day as date) - cast($first_day as date) + 1) as days (day_number)

),

numbered as (

    select
        day,
        cast(date_diff(lower($unit), cast($first_start as date), day) as integer) as period,

    from days

),

final as (

    select
        day,
        period,
        period_place(period, $periods) as place,

    from numbered

)

select * from final
