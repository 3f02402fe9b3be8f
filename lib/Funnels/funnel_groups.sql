-- Units at each step by value; a funnel has up to eight steps. Most units have the first step alone and no times, so they are counted by the steps that they took, as bits, before they are told apart.
with

marked as (

    select
        value,

        case
            when step_times is null then 0
            else
                cast(step_times[2] is not null as integer) * 2
                    + cast(step_times[3] is not null as integer) * 4
                    + cast(step_times[4] is not null as integer) * 8
                    + cast(step_times[5] is not null as integer) * 16
                    + cast(step_times[6] is not null as integer) * 32
                    + cast(step_times[7] is not null as integer) * 64
                    + cast(step_times[8] is not null as integer) * 128
        end + 1 as step_mask,

    from {valued}

),

counted as (

    select
        value,
        step_mask,
        count(*) as units,

    from marked

    group by
        value,
        step_mask

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
