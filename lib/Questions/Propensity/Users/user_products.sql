-- What users looked at more than once, and what lies in their carts: put in, and since then neither bought nor taken out.
create or replace temp macro user_products(from_time, as_of, first_user, last_user) as table

with

products as (

    select
        user_id,
        product_id,
        count(*) filter (event_type = 'view') as views,
        min(session_key) <> max(session_key) as is_returned_to,
        max(event_id) filter (event_type = 'cart') as last_cart,
        max(event_time) filter (event_type = 'cart') as last_cart_time,
        arg_max(price, event_id) filter (event_type = 'cart') as cart_price,
        coalesce(max(event_id) filter (event_type <> 'view' and event_type <> 'cart'), 0) as last_end,
        max(event_id) filter (event_type = 'purchase') is not null as is_bought,

    from window_events(from_time, as_of, first_user, last_user)

    group by
        user_id,
        product_id

),

users as (

    select
        products.user_id,
        count(*) filter (views > 0) as unique_products,
        count(*) filter (is_returned_to) as products_returned_to,
        max(views) as most_views_of_a_product,
        count(*) filter (last_cart > last_end) as open_carts,
        coalesce(sum(cart_price) filter (last_cart > last_end), 0) as open_cart_value,
        max(last_cart_time) filter (last_cart > last_end) as last_open_cart,

        count(*) filter (last_cart is not null and is_bought)
        / nullif(count(*) filter (last_cart is not null), 0) as carts_bought_share,

        max(product_rates.rate) as best_product_conversion,
        max(product_rates.rate) filter (last_cart > last_end) as open_cart_conversion,

    from products

    left join product_rates
        on products.product_id = product_rates.product_id

    group by products.user_id

),

final as (

    select
        *,
        days_until(as_of, last_open_cart) as open_cart_age_days,

    from users

)

select * from final
