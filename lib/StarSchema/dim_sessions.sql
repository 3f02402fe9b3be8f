-- One row for every session, with the pair of user and session id that names it in the source.
create or replace table dim_sessions as

select
    session_key,
    user_id,
    user_session,
    session_start,
    session_end,
    duration_seconds,
    has_purchase as has_purchased,

from fact_sessions

order by session_key
