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
