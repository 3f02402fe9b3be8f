-- The users of the filter's segment.
select user_id

from dim_users

where user_segment = cast($filter_segment as varchar)
