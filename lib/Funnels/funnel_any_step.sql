-- The attempts with the earliest event of one more step from their entry on, where it lies within the window, wherever the other steps are.
create or replace temp table funnel_attempts as

with

steps as (

    select
        unit_key,
        position,
        event_time,

    from funnel_events

    where step_mask & $step_bit <> 0

),

followed as (

    select
        attempts.*,
        steps.position as next_position,
        steps.event_time as next_time,

        coalesce(
            steps.position > attempts.entry_position
            and epoch_us(steps.event_time) - epoch_us(attempts.entry_time) <= $window_us,
            false
        ) as is_found,

    from funnel_attempts as attempts

    asof left join steps
        on attempts.unit_key = steps.unit_key
        and attempts.entry_position <= steps.position

),

final as (

    select
        unit_key,
        entry_position,
        entry_event_id,
        entry_time,
        after_position,
        last_time,
        is_going_on,
        reached + cast(is_found as integer) as reached,

        case
            when is_found then list_append(positions, next_position)
            else positions
        end as positions,

        case
            when is_found then list_append(step_times, next_time)
            else step_times
        end as step_times,

    from followed

)

select * from final
