-- Units at each step by value.
with

steps as (

    select unnest(range(2, $steps + 1)) as step

),

entries as (

    select
        value,
        1 as step,
        count(*) as units,

    from funnel_valued

    group by value

),

later as (

    select
        funnel_valued.value,
        steps.step,
        count(funnel_valued.step_times[steps.step]) as units,

    from funnel_valued

    cross join steps

    where funnel_valued.step_times is not null

    group by
        funnel_valued.value,
        steps.step

),

final as (

    select * from entries

    union all

    select * from later

)

select
    value,
    cast(step as integer) as step,
    units,

from final

order by
    value,
    step
