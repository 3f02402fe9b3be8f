-- Every pair of user and session among the accepted events, in the order of their first events, which the rows' numbers keep.
create or replace temp table session_keys as

select
    user_id,
    user_session,
    min(event_time) as first_event,
    max(event_time) as last_event,

from checked_events

where reason is null

group by
    user_id,
    user_session

order by
    first_event,
    user_id,
    user_session nulls last
