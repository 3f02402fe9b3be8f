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
