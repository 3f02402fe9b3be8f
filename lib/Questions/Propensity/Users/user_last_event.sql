-- The state in which users' last events left them.
create or replace temp macro user_last_event(from_time, as_of, first_user, last_user) as table

with

last_events as (

    select
        user_id,
        arg_max(event_type, event_id) as event_type,
        arg_max(product_id, event_id) as product_id,
        arg_max_null(category_code, event_id) as category_code,
        arg_max_null(brand, event_id) as brand,
        arg_max_null(price, event_id) as price,

    from window_events(from_time, as_of, first_user, last_user)

    group by user_id

),

final as (

    select
        last_events.user_id,
        last_events.event_type as last_event,
        last_events.price as last_price,
        last_events.price / nullif(category_rates.mean_price, 0) as last_price_to_category,
        product_rates.rate as last_product_conversion,
        category_rates.rate as last_category_conversion,
        brand_rates.rate as last_brand_conversion,

    from last_events

    left join product_rates
        on last_events.product_id = product_rates.product_id

    left join category_rates
        on last_events.category_code = category_rates.category_code

    left join brand_rates
        on last_events.brand = brand_rates.brand

)

select * from final
