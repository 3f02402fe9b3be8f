-- [before]
select count(distinct user_id) as users
from events_raw

-- [after]
select approx_count_distinct(user_id) as users
from events_raw
