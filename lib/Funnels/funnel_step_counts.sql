-- Units at each step with the times from the required step before, and for optional steps the units that could have taken it and those that did without.
with

steps as (

    select
        unnest(range(1, $steps + 1)) as step,
        unnest(cast(string_split($previous, ',') as integer[])) as previous,
        unnest(cast(string_split($bases, ',') as integer[])) as base,

),

attempts as (

    select step_times

    from {units}

    where step_times is not null

),

taken as (

    select
        steps.step,
        count(attempts.step_times[steps.step]) as units,
        median(epoch_us(attempts.step_times[steps.step]) - epoch_us(attempts.step_times[steps.previous]))
            / 1000000 as median_seconds,
        sum(epoch_us(attempts.step_times[steps.step]) - epoch_us(attempts.step_times[steps.previous])) as total_us,
        count(attempts.step_times[steps.base]) as passing,

        count(attempts.step_times[steps.base]) filter (attempts.step_times[steps.step] is null)
            as skipping,

    from attempts

    cross join steps

    where steps.step > 1

    group by steps.step

),

entries as (

    {entries}

),

final as (

    select
        cast(steps.step as integer) as step,
        case when steps.step = 1 then entries.units else coalesce(taken.units, 0) end as units,
        cast(taken.total_us as double) / nullif(taken.units, 0) / 1000000 as mean_seconds,
        cast(taken.median_seconds as double) as median_seconds,
        coalesce(taken.passing, 0) as passing,
        coalesce(taken.skipping, 0) as skipping,

    from steps

    cross join entries

    left join taken
        on steps.step = taken.step

)

select * from final order by step
