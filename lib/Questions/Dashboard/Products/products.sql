-- Products among what is selected.

-- [first products]
-- The products with most revenue among what is selected, with the names that are known last.
with

products as (

    select
        product_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'purchase') as purchases,
        count(price) filter (event_type = 'purchase') as priced_purchases,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from selected_events

    group by product_id

),

ranked as (

    select
        *,
        count(*) over () as products,
        cast(sum(revenue) over () as decimal(18, 2)) as total,

    from products

    order by
        revenue desc,
        purchases desc,
        events desc,
        product_id

    limit $rows

)

select
    ranked.product_id,
    dim_products.brand,
    dim_products.category_code,
    ranked.events,
    ranked.views,
    ranked.purchases,
    ranked.priced_purchases,
    ranked.revenue,
    ranked.products,
    ranked.total,

from ranked

inner join dim_products
    on ranked.product_id = dim_products.product_id

order by
    ranked.revenue desc,
    ranked.purchases desc,
    ranked.events desc,
    ranked.product_id

-- [viewed products]
-- The products seen most among those with a least number of views, with the mean of all their prices.
with

products as (

    select
        product_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'purchase') as purchases,
        count(price) as priced_events,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as prices,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from selected_events

    group by product_id

),

ranked as (

    select
        *,
        count(*) over () as products,

    from products

    where views >= $views

    order by
        views desc,
        product_id

    limit $rows

)

select
    ranked.product_id,
    dim_products.brand,
    dim_products.category_code,
    ranked.events,
    ranked.views,
    ranked.purchases,
    ranked.priced_events,
    ranked.prices,
    ranked.revenue,
    ranked.products,

from ranked

inner join dim_products
    on ranked.product_id = dim_products.product_id

order by
    ranked.views desc,
    ranked.product_id
