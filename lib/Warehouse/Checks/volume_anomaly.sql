with

counted as (

    select
        cast({date_column} as date) as day,
        count(*) as rows,

    from {relation}

    where {date_column} is not null

    group by cast({date_column} as date)

),

calendar as (

    select cast(unnest(generate_series(min(day), max(day), interval 1 day)) as date) as day

    from counted

),

days as (

    select
        calendar.day,
        coalesce(counted.rows, 0) as rows,

    from calendar

    left join counted
        on calendar.day = counted.day

),

scored as (

    select
        today.day,

        case
            when stddev_samp(before.rows) > 0
                then abs(any_value(today.rows) - avg(before.rows)) / stddev_samp(before.rows)
            when any_value(today.rows) = avg(before.rows) then 0
            else cast('infinity' as double)
        end as z,

    from days as today

    inner join days as before
        on before.day >= today.day - cast($trailing_days as integer) and before.day < today.day

    group by today.day

    having count(*) >= $minimum_days

)

select
    max(z) as observed,
    array_to_string(min(cast(day as varchar), 5) filter (z > $threshold), chr(31)) as sample_keys,

from scored
