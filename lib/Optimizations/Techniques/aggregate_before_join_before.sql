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
