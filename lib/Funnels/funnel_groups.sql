-- Units at each step by value; a funnel has up to eight steps.
with

counted as (

    select
        value,

        [
            count(*),
            count(step_times[2]),
            count(step_times[3]),
            count(step_times[4]),
            count(step_times[5]),
            count(step_times[6]),
            count(step_times[7]),
            count(step_times[8]),
        ] as units,

    from {valued}

    group by value

),

final as (

    select
        value,
        unnest(range(1, $steps + 1)) as step,
        unnest(units[1:$steps]) as units,

    from counted

)

select
    value,
    cast(step as integer) as step,
    units,

from final

order by
    value,
    step
