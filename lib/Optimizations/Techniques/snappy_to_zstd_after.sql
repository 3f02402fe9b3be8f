select
    count(*) as events,
    sum(price) as total,
    max(user_session) as largest_session,
    bit_xor(user_id) as user_checksum,
from zstd_events
