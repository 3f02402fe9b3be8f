-- [ends]
-- When the first and the last event happened, in the zone.
select
    local_time(min(first_seen)) as first_event,
    local_time(max(last_seen)) as last_event,

from dim_users
