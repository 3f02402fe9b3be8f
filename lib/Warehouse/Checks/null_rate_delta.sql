with

read as (

    select
        columns([$date_column]) as day,
        columns([$column]) as value,

    from query_table($relation)

),

days as (

    select
        day,
        count(*) as rows,
        count(*) - count(value) as nulls,

    from read

    where day is not null

    group by day

),

numbered as (

    select
        *,
        row_number() over (
            order by day
            rows between unbounded preceding and current row
        ) as day_number,

    from days

),

compared as (

    select
        today.day,
        100.0 * abs(any_value(today.nulls) / any_value(today.rows) - sum(before.nulls) / sum(before.rows)) as delta,

    from numbered as today

    inner join numbered as before
        on before.day_number between today.day_number - $trailing_days and today.day_number - 1

    group by today.day

    having count(*) >= $minimum_days

)

select
    max(delta) as observed,
    array_to_string(min(cast(day as varchar), 5) filter (delta > $threshold), chr(31)) as sample_keys,

from compared
