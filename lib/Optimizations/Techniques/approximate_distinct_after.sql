select approx_count_distinct(user_id) as users
from events_raw
