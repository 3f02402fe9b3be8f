-- The products of the session up to the instant: how many, which again, and what lies in the cart: put in, and since then neither bought nor taken out.
create or replace temp table session_products as

with

products as (

    select
        instants.as_of_event,
        events.product_id,
        max(events.event_id) as last_event,
        count(*) filter (events.event_type = 'view') as views,
        max(events.event_id) filter (events.event_type = 'cart') as last_cart,
        arg_max(events.price, events.event_id) filter (events.event_type = 'cart') as cart_price,

        coalesce(
            max(events.event_id) filter (events.event_type <> 'view' and events.event_type <> 'cart'), 0
        ) as last_end,

    from instants

    inner join sampled_events as events
        on instants.session_key = events.session_key
        and is_seen(events.event_id, instants.as_of_event)

    group by
        instants.as_of_event,
        events.product_id

),

final as (

    select
        as_of_event,
        count(*) as products,
        sum(greatest(views - 1, 0)) as views_again,
        max(views) as most_views_of_a_product,
        arg_max(views, last_event) as last_product_views,
        count(*) filter (last_cart is not null) as carted_products,
        coalesce(sum(cart_price), 0) as carted_value,
        count(*) filter (last_cart > last_end) as open_carts,
        coalesce(sum(cart_price) filter (last_cart > last_end), 0) as open_cart_value,

    from products

    group by as_of_event

)

select * from final
