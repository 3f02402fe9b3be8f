-- The rows of the users in a segment.
select *

from {rows}

where user_id in (
    select users.user_id

    from dim_users as users

    where users.user_segment = cast(segment as varchar)
)
