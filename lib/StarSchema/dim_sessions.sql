-- One row for every session in the order of sessions, with the pair of user and session id that names it in the source.
select
    session_key,
    user_id,
    user_session,
    session_start,
    session_end,
    duration_seconds,
    has_purchase as has_purchased,

from fact_sessions
