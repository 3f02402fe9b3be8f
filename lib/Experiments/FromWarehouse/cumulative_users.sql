-- Different users seen up to the end of each date, every date of the range.
with

first_dates as (

    select
        user_id,
        min(event_date) as first_date,

    from events

    where event_time >= $from and event_time < $to

    group by user_id

),

dates as (

    select cast(unnest(generate_series($from, $to - interval 1 microsecond, interval 1 day)) as date) as date

),

final as (

    select
        dates.date,
        count(first_dates.user_id) as new_users,

    from dates

    left join first_dates
        on dates.date = first_dates.first_date

    group by dates.date

)

select cast(sum(new_users) over (order by date rows between unbounded preceding and current row) as bigint) as users

from final

order by date
