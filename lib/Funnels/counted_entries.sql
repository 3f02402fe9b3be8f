-- How many units of each value took which steps, where the value is the brand or category of the event that starts the attempt: units are counted by its key, which tells the value of most, and these
-- counts are then named.
with

keyed as (

    select
        {entry_key} as entry_key,
        funnel_step_mask(step_times) as step_mask,
        count(*) as units,

    from {units}

    group by
        {entry_key},
        funnel_step_mask(step_times)

),

final as (

    select
        variants.value,
        keyed.step_mask,
        keyed.units,

    from keyed

    inner join funnel_variants as variants
        on keyed.entry_key = variants.entry_key
        and variants.is_known

    union all

    select
        value,
        funnel_step_mask(step_times) as step_mask,
        count(*) as units,

    from funnel_entry_values

    group by
        value,
        funnel_step_mask(step_times)

)

select * from final
