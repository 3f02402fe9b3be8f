-- [events]
-- The events from one instant on, before another, in the order of users and of each user's events, which is the table's own. What is taken out of a cart is no interest in it.
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
-- The sessions that begin in a time.
select session_key

from fact_sessions

where
    session_start >= cast($from as timestamp)
    and session_start < cast($until as timestamp)

-- [extent]
-- The first and the last instant of the log.
select
    min(session_start) as first_time,
    max(session_end) as last_time,

from fact_sessions
