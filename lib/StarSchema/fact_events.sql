-- The events in the order of users, so that whoever follows users reads their events one after the other, with the keys of user, product, session and hour, and with their own category and brand;
-- time_id is made of the hour as in dim_time.
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

order by
    user_id,
    event_id
