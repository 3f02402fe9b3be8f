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
