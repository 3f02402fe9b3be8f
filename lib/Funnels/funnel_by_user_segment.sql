-- The units of the funnel by their user's segment.
create or replace temp view funnel_valued as

select
    units.*,
    users.user_segment as value,

from funnel_units as units

inner join dim_users as users
    on units.user_id = users.user_id
