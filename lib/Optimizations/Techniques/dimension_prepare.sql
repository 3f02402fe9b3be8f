create table events_of_products as
select
    event_number,
    event_type,
    product_id,
    price,
from events_slice
order by event_number;

create table products as
select
    product_id,
    arg_min(coalesce(brand, 'unknown_brand'), event_number) as brand,
from events_slice
group by product_id
order by product_id
