-- The units of the funnel by their user's segment.
select
    units.*,
    users.user_segment as value,

from {units} as units

inner join dim_users as users
    on units.user_id = users.user_id
