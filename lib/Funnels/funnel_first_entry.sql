-- The attempts with the first entry from which their steps lie within the window: an entry before the last one of a run goes the same way.
create or replace temp table funnel_attempts as

with

entries as (

    select
        attempts.unit_key,
        min(events.position) as position,
        arg_min(events.event_id, events.position) as event_id,
        arg_min(events.event_time, events.position) as event_time,

    from funnel_attempts as attempts

    inner join funnel_events as events
        on attempts.unit_key = events.unit_key

    where
        events.step_mask & $entry_mask <> 0
        and (attempts.reached = 1 or epoch_us(attempts.last_time) - epoch_us(events.event_time) <= $window_us)

    group by attempts.unit_key

),

final as (

    select attempts.* replace (
        entries.position as entry_position,
        entries.event_id as entry_event_id,
        entries.event_time as entry_time,
        list_concat([entries.position], attempts.positions[2:]) as positions,
        list_concat([entries.event_time], attempts.step_times[2:]) as step_times
    )

    from funnel_attempts as attempts

    inner join entries
        on attempts.unit_key = entries.unit_key

)

select * from final
