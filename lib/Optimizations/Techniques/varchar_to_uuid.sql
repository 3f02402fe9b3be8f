-- [prepare]
-- An id that is no UUID is replaced on both sides by one made of it.
create table sessions_as_varchar as
select coalesce(try_cast(user_session as uuid), md5(user_session)::uuid)::varchar as user_session
from events_slice
where user_session is not null
order by event_number;

create table sessions_as_uuid as
select user_session::uuid as user_session
from sessions_as_varchar

-- [before]
select
    count(*) as sessions,
    max(events) as most_events,
from (
    select
        user_session,
        count(*) as events,
    from sessions_as_varchar
    group by user_session
)

-- [after]
select
    count(*) as sessions,
    max(events) as most_events,
from (
    select
        user_session,
        count(*) as events,
    from sessions_as_uuid
    group by user_session
)
