-- One row for every product. Brand, category and current price are the latest that are known, each on its own; event_id follows time, so the latest is the one with the largest event_id.
create or replace table dim_products as

with

products as (

    select
        product_id,
        arg_max(brand, event_id) as brand,
        arg_max(category_id, event_id) as category_id,
        arg_max(category_code, event_id) as category_code,
        arg_max(price, event_id) as current_price,
        cast(sum(price) as decimal(18, 2)) as price_sum,
        count(price) as price_count,
        min(price) as min_price,
        max(price) as max_price,
        count(*) as total_events,
        count(*) filter (event_type = 'view') as total_views,
        count(*) filter (event_type = 'cart') as total_carts,
        count(*) filter (event_type = 'remove_from_cart') as total_removes,
        count(*) filter (event_type = 'purchase') as total_purchases,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as total_revenue,
        min(event_time) as first_seen,
        max(event_time) as last_seen,

    from events

    group by product_id

),

final as (

    select
        product_id,
        cast(brand as varchar) as brand,
        category_id,
        cast(category_code as varchar) as category_code,
        cast(money_per(price_sum, price_count) as decimal(10, 2)) as avg_price,
        current_price,
        min_price,
        max_price,
        total_events,
        total_views,
        total_carts,
        total_removes,
        total_purchases,
        total_revenue,
        first_seen,
        last_seen,

    from products

)

select * from final order by product_id
