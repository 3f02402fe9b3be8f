-- Every unit with an event that an attempt can start with, by its first such event. Units without an event of another step have no more to find; the others stay open until their events are read.
create or replace temp table funnel_starts as

with

marked as (

    select
        funnel_unit_key($unit, session_key, user_id, product_id) as unit_key,
        user_id,
        case when cast($unit as varchar) = 'Session' then session_key end as session_key,
        case when cast($unit as varchar) = 'UserAndProduct' then product_id end as product_id,
        event_id,
        event_time,
        {step_mask} as step_mask,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

),

units as (

    select
        unit_key,
        any_value(user_id) as user_id,
        any_value(session_key) as session_key,
        any_value(product_id) as product_id,
        min(event_id) filter (step_mask & $entry_mask <> 0) as entry_event_id,
        min(event_time) filter (step_mask & $entry_mask <> 0) as entry_time,
        bit_or(step_mask) as step_mask,

    from marked

    where step_mask <> 0

    group by unit_key

),

final as (

    select
        unit_key,
        user_id,
        session_key,
        product_id,
        entry_event_id,
        entry_time,
        1 as reached,
        cast(null as timestamp[]) as step_times,
        case when $any_order then bit_count(step_mask) > 1 else step_mask > 1 end as is_open,

    from units

    where entry_event_id is not null

)

select * from final
