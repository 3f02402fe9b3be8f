-- Units at each step by value: units are told apart by the steps that they took before they are told apart by step.
with

counted as (

    {counted}

),

steps as (

    select unnest(range(1, $steps + 1)) as step,

),

final as (

    select
        counted.value,
        cast(steps.step as integer) as step,

        cast(
            coalesce(sum(counted.units) filter (counted.step_mask & (1 << cast(steps.step - 1 as integer)) <> 0), 0)
            as bigint
        ) as units,

    from counted

    cross join steps

    group by
        counted.value,
        steps.step

)

select *

from final

order by
    value,
    step
