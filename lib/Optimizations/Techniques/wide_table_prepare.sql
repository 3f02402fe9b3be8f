create table products as
select
    product_id,
    arg_min(coalesce(brand, 'unknown_brand'), event_number) as brand,
from events_slice
group by product_id
order by product_id;

create table events_of_products as
select
    event_number,
    event_type,
    product_id,
    price,
from events_slice
order by event_number;

create table wide_events as
select
    events_of_products.*,
    products.brand,
from events_of_products
inner join products
    on events_of_products.product_id = products.product_id
order by events_of_products.event_number
