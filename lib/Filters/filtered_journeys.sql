-- The events of the users and in the range that a filter takes, in the order of users and each user's events, whatever it says of category and brand; null arguments leave their conditions out.
create or replace temp macro filtered_journeys(from_time, to_time, segment) as table

select *

from {journeys} as journeys

where
    (cast(from_time as timestamp) is null or event_time >= cast(from_time as timestamp))
    and (cast(to_time as timestamp) is null or event_time < cast(to_time as timestamp))
