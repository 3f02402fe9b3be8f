-- The users all of whose events lie in [from_time, to_time) and are views: their first event is their first view, and there is nothing else.
create or replace temp macro users_of_views(from_time, to_time, segment) as table

select
    user_id,
    first_seen,

from dim_users

where
    total_views = total_events
    and (cast(from_time as timestamp) is null or first_seen >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or last_seen < cast(to_time as timestamp))
    and (cast(segment as varchar) is null or user_segment = cast(segment as varchar))
