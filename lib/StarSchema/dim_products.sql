-- One row for every product. Brand, category and current price are the latest that are known, each on its own; event_id follows time, so the latest is the one with the largest event_id.
with

products as (

    select
        product_id,
        arg_max(brand, last_event_id) as brand,
        arg_max(category_id, last_event_id) as category_id,
        arg_max(category_code, last_event_id) as category_code,
        arg_max(price, last_event_id) as current_price,
        cast(sum(price * events) as decimal(18, 2)) as price_sum,
        cast(sum(events) filter (price is not null) as bigint) as price_count,
        min(price) as min_price,
        max(price) as max_price,
        cast(sum(events) as bigint) as total_events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as total_views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as total_carts,
        cast(coalesce(sum(events) filter (event_type = 'remove_from_cart'), 0) as bigint) as total_removes,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as total_purchases,
        cast(coalesce(sum(price * events) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as total_revenue,
        min(first_seen) as first_seen,
        max(last_seen) as last_seen,

    from fact_product_variants

    group by product_id

),

final as (

    select
        product_id,
        cast(brand as varchar) as brand,
        category_id,
        cast(category_code as varchar) as category_code,
        cast(money_per(price_sum, coalesce(price_count, 0)) as decimal(10, 2)) as avg_price,
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
