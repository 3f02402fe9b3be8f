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
with product_totals as (
    select
        product_id,
        count(*) as events,
        sum(price) as total,
    from events_of_products
    group by product_id
)

select
    products.brand,
    sum(product_totals.events)::bigint as events,
    sum(product_totals.total) as total,
from product_totals
inner join products
    on product_totals.product_id = products.product_id
group by products.brand
order by
    total desc,
    products.brand
limit 10
