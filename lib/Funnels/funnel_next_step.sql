-- The attempts after one more step: the earliest event of the step after the last one, in strict mode only if it is the very next event of the unit. An attempt that finds none within the windows ends.
create or replace temp table funnel_attempts as

with

steps as (

    select
        unit_key,
        position,
        after_position,
        event_time,
        step_mask,

    from funnel_events

    where $strict or step_mask & $step_bit <> 0

),

going_on as (

    select * from funnel_attempts where is_going_on

),

followed as (

    select
        attempts.*,
        steps.position as next_position,
        steps.after_position as next_after_position,
        steps.event_time as next_time,

        coalesce(
            steps.step_mask & $step_bit <> 0
            and epoch_us(steps.event_time) - epoch_us(attempts.entry_time) <= $window_us
            and epoch_us(steps.event_time) - epoch_us(attempts.last_time) <= $step_window_us
            and (not $strict_increase or steps.event_time > attempts.last_time),
            false
        ) as is_found,

    from going_on as attempts

    asof left join steps
        on attempts.unit_key = steps.unit_key
        and attempts.after_position < steps.position

),

final as (

    select
        unit_key,
        entry_position,
        entry_event_id,
        entry_time,
        case when is_found then next_after_position else after_position end as after_position,
        case when is_found then next_time else last_time end as last_time,
        is_found as is_going_on,
        case when is_found then $step else reached end as reached,

        case
            when is_found
                then list_concat(list_resize(positions, $step - 1), [next_position])
            else positions
        end as positions,

        case
            when is_found
                then list_concat(list_resize(step_times, $step - 1), [next_time])
            else step_times
        end as step_times,

    from followed

    union all by name

    select * from funnel_attempts where not is_going_on

)

select * from final
