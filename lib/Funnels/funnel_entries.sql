-- One attempt for every event that can be the first step, or only the earliest of each unit where a later one cannot get further,
-- or only the last of each run where the others of it go the same way in more time.
create or replace temp table funnel_attempts as

with

entries as (

    select
        unit_key,
        min(position) as entry_position,
        arg_min(event_id, position) as entry_event_id,
        arg_min(event_time, position) as entry_time,
        arg_min(after_position, position) as after_position,

    from funnel_events

    where step_mask & $entry_mask <> 0 and (ends_run or not $last_entries)

    group by
        unit_key,
        case when $first_entries then 0 else position end

),

final as (

    select
        *,
        entry_time as last_time,
        true as is_going_on,
        1 as reached,
        [entry_position] as positions,
        [entry_time] as step_times,

    from entries

)

select * from final
