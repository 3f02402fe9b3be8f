-- Every clean event with the keys of its user, product, session and hour; time_id is made of the hour as in dim_time.
create or replace table fact_events as

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

from events
