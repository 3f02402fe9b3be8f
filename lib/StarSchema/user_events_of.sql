-- The events of the users with an id in [first_user, end_user), with the keys of user, product, session and hour, and with their own category and brand; time_id is made of the hour as in dim_time. A null end is open.
create or replace temp macro user_events_of(first_user, end_user) as table

select
    event_id,
    user_id,
    product_id,
    session_key,
    cast(
        year(event_date) * 1000000 + month(event_date) * 10000 + day(event_date) * 100 + event_hour
        as bigint
    ) as time_id,
    event_type,
    price,
    event_time,
    category_code,
    brand,

from events

where
    (cast(first_user as bigint) is null or user_id >= cast(first_user as bigint))
    and (cast(end_user as bigint) is null or user_id < cast(end_user as bigint))
