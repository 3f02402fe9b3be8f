-- [prepare]
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

-- [before]
select
    products.brand,
    count(*) as events,
    sum(events_of_products.price) as total,
from events_of_products
inner join products
    on events_of_products.product_id = products.product_id
group by products.brand
order by
    total desc,
    products.brand
limit 10

-- [after]
select
    brand,
    count(*) as events,
    sum(price) as total,
from wide_events
group by brand
order by
    total desc,
    brand
limit 10
