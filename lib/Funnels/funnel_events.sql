-- The events of open units that steps and exclusions look at, in strict mode all of them, with their place in the unit's order: time, then type,
-- then event_id. A run is made of events of the first step that follow each other.
create or replace temp table funnel_events as

with

marked as (

    select
        starts.unit_key,
        events.event_id,
        events.event_time,
        epoch_us(events.event_time) * 4 + event_place(events.event_type) as place,
        {step_mask} as step_mask,
        {exclusion_mask} as exclusion_mask,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) as events

    inner join funnel_starts as starts
        on starts.unit_key = funnel_unit_key(events.session_key, events.user_id, events.product_id)

    where starts.is_open

),

final as (

    select
        unit_key,
        event_id,
        event_time,
        step_mask,
        exclusion_mask,

        row_number() over (in_order rows between unbounded preceding and current row) as position,
        lead(step_mask) over (in_order rows between unbounded preceding and unbounded following) as next_step_mask,

    from marked

    where $strict or step_mask <> 0 or exclusion_mask <> 0

    window in_order as (partition by unit_key order by place, event_id)

)

select
    * exclude (next_step_mask),
    position as after_position,
    step_mask <> 1 or coalesce(next_step_mask, 0) <> 1 as ends_run,

from final
