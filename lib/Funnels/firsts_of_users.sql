-- The first event of each type of every user that the filter takes.
select * from funnel_users

union all by name

select
    cast(user_id as bigint) as unit_key,
    user_id,
    first_seen as first_view,

from users_of_views($filter_from, $filter_to, $filter_segment)
