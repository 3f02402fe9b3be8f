-- Stretches of events in the order of their ids, and the last session key that occurs up to the end of each. Keys follow the sessions' first events, so a key no larger than the one before the
-- stretch belongs to a session that began earlier.
with

stretches as (

    select
        min(event_id) as first_event,
        max(event_id) + 1 as end_event,
        max(session_key) as largest_key,

    from events

    group by event_id // $stretch_events

),

final as (

    select
        first_event,
        end_event,
        max(largest_key) over (order by first_event rows between unbounded preceding and current row) as last_key,

    from stretches

)

select * from final order by first_event
