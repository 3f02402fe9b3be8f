-- Every pair of user and session among the accepted events with its key: the day of its first event and its place among the sessions that begin on that day, by first event, user and session id.
with

sessions as (

    select
        user_id,
        user_session,
        min(event_time) as first_event,
        max(event_time) as last_event,

    from events_raw

    where quarantine_reason(event_time, event_type, product_id, user_id, $event_from, $event_to) is null

    group by
        user_id,
        user_session

)

select
    user_id,
    user_session,
    first_event,
    last_event,

    day_key(first_event) + row_number() over (
        partition by cast(first_event as date)
        order by first_event, user_id, user_session nulls last
        rows between unbounded preceding and current row
    ) as session_key,

from sessions
