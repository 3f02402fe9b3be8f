select
    count(*) as events,
    sum(price) as total,
    max(user_session) as largest_session,
    sum(user_id)::bigint as user_checksum,
from snappy_events
