-- Brand or category of the event that starts the attempt of every unit of which no table of sessions tells it.
create or replace temp table funnel_entry_values as

with

unknown as materialized (

    select
        units.unit_key,
        units.entry_event_id,
        units.entry_time,
        units.step_times,

    from {units} as units

    left join funnel_variants as variants
        on units.{entry_key} = variants.entry_key
        and variants.is_known

    where variants.entry_key is null

),

entries as (

    select
        unknown.unit_key,
        min(event_place(events.event_type) * 1000000000000000 + events.event_id) as place,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) as events

    inner join unknown
        on funnel_unit_key(events.session_key, events.user_id, events.product_id) = unknown.unit_key
        and events.event_time = unknown.entry_time

    where
        unknown.entry_event_id is null
        and ({step_mask}) & $entry_mask <> 0

    group by unknown.unit_key

),

found as (

    select
        unit_key,
        entry_event_id as event_id,

    from unknown

    where entry_event_id is not null

    union all

    select
        unit_key,
        place % 1000000000000000 as event_id,

    from entries

),

names as (

    select distinct
        code,
        value,

    from funnel_variants

),

final as (

    select
        found.unit_key,
        names.value,
        unknown.step_times,

    from found

    inner join unknown
        on found.unit_key = unknown.unit_key

    inner join events
        on found.event_id = events.event_id

    inner join names
        on events.{code} is not distinct from names.code

)

select * from final
