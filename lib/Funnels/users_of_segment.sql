-- The users of a segment.
select user_id

from dim_users

where user_segment = cast($segment as varchar)
