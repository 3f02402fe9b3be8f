with

read as (

    select cast(columns([$date_column]) as date) as day

    from query_table($relation)

),

counted as (

    select
        day,
        count(*) as rows,

    from read

    where day is not null

    group by day

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

-- The calendar has every day, so that the trailing days are the rows before.
followed as (

    select
        day,
        rows,
        count(*) over before as days_before,
        avg(rows) over before as mean_before,
        stddev_samp(rows) over before as deviation_before,

    from days

    window before as (
        order by day
        rows between cast($trailing_days as integer) preceding and 1 preceding
    )

),

scored as (

    select
        day,

        case
            when deviation_before > 0 then abs(rows - mean_before) / deviation_before
            when rows = mean_before then 0
            else cast('infinity' as double)
        end as z,

    from followed

    where days_before >= $minimum_days

)

select
    max(z) as observed,
    array_to_string(min(cast(day as varchar), 5) filter (z > $threshold), chr(31)) as sample_keys,

from scored
