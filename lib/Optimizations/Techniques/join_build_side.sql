-- [prepare]
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

-- [query]
select
    products.brand,
    count(*) as events,
    sum(events_of_products.price) as total,
from products
inner join events_of_products
    on products.product_id = events_of_products.product_id
group by products.brand
order by
    total desc,
    products.brand
limit 10
