-- [before]
-- The events that an index may see, in the order of users and of each user's events, which is the table's own. What is taken out of a cart is no interest in it.
select
    user_id,
    session_key,
    product_id,
    event_time,

from fact_events

where
    event_type <> 'remove_from_cart'
    and event_time >= coalesce(cast($from as timestamp), cast('-infinity' as timestamp))
    and event_time < coalesce(cast($as_of as timestamp), cast('infinity' as timestamp))

-- [begun]
-- The events before until of sessions that begin from an instant on, in the same order.
select
    events.user_id,
    events.session_key,
    events.product_id,
    events.event_time,

from fact_events as events

semi join (
    select session_key

    from fact_sessions

    where
        session_start >= cast($from as timestamp)
        and session_start < cast($until as timestamp)
) as begun
    on events.session_key = begun.session_key

where
    events.event_type <> 'remove_from_cart'
    and events.event_time >= cast($from as timestamp)
    and events.event_time < cast($until as timestamp)

-- [extent]
-- The first and the last instant of the log.
select
    min(session_start) as first_time,
    max(session_end) as last_time,

from fact_sessions
