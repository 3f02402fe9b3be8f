-- The sessions of the users and with a part in the range that a filter takes, whatever it says of category and brand, and whether they lie in the range as a whole; null arguments leave their
-- conditions out.
create or replace temp macro filtered_sessions(from_time, to_time, segment) as table

select
    *,

    (cast(from_time as timestamp) is null or session_start >= cast(from_time as timestamp))
        and (cast(to_time as timestamp) is null or session_end < cast(to_time as timestamp)) as is_whole,

from {sessions} as sessions

where
    (cast(from_time as timestamp) is null or session_end >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or session_start < cast(to_time as timestamp))
