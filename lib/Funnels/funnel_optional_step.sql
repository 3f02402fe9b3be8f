-- The attempts with an optional step, where an event of it lies within the windows after the step taken before it and before the next required one, if that is reached.
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

arrived as (

    select
        *,
        list_filter(positions[1:$step - 1], lambda place: place is not null)[-1] as previous_position,
        positions[$next_required] as next_required_position,
        step_times[$next_required] as next_required_time,

    from funnel_attempts

    where reached >= $previous_required

),

placed as (

    select
        arrived.*,
        events.after_position as search_position,
        events.event_time as previous_time,

    from arrived

    inner join funnel_events as events
        on arrived.unit_key = events.unit_key
        and arrived.previous_position = events.position

),

followed as (

    select
        placed.*,

        coalesce(
            epoch_us(steps.event_time) - epoch_us(placed.entry_time) <= $window_us
            and epoch_us(steps.event_time) - epoch_us(placed.previous_time) <= $step_window_us
            and (placed.next_required_position is null or steps.position < placed.next_required_position)
            and (
                placed.next_required_time is null
                or not $strict_increase
                or steps.event_time < placed.next_required_time
            ),
            false
        ) as is_found,

        steps.position as next_position,
        steps.event_time as next_time,

    from placed

    asof left join steps
        on placed.unit_key = steps.unit_key
        and placed.search_position < steps.position

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
        reached,

        list_concat(
            positions[1:$step - 1],
            [case when is_found then next_position end],
            positions[$step + 1:]
        ) as positions,

        list_concat(
            step_times[1:$step - 1],
            [case when is_found then next_time end],
            step_times[$step + 1:]
        ) as step_times,

    from followed

    union all by name

    select * from funnel_attempts where reached < $previous_required

)

select * from final
