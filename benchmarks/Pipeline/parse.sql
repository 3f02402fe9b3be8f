-- The least that makes the engine read and convert every value of every column.
select
    count(*) as rows,
    count(event_time) as event_time,
    count(event_type) as event_type,
    count(product_id) as product_id,
    count(category_id) as category_id,
    count(category_code) as category_code,
    count(brand) as brand,
    count(price) as price,
    count(user_id) as user_id,
    count(user_session) as user_session,

from {events}
