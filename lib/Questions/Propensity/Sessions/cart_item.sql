-- The item in the cart: what the session did with it before and since, up to the instant, and what was known of it on the days before.
create or replace temp table cart_item as

with

sums as (

    select
        instants.as_of_event,
        any_value(instants.as_of) as as_of,
        any_value(instants.item) as item,
        any_value(instants.user_id) as user_id,
        any_value(instants.first_event) as first_event,
        any_value(events.price) filter (events.event_id = instants.cart_event) as price,
        max(events.event_time) filter (events.event_id = instants.cart_event) as cart_time,
        bool_or(events.event_id = instants.as_of_event and events.product_id = instants.item) as is_last,
        count(*) filter (events.event_type = 'purchase') as purchases,

        count(*) filter (
            events.event_type = 'purchase' and events.event_id > instants.cart_event
        ) as purchases_since,

        count(*) filter (
            events.event_type = 'cart'
            and events.product_id <> instants.item
            and events.event_id > instants.cart_event
        ) as other_carts_since,

        count(*) filter (
            events.event_type = 'view'
            and events.product_id = instants.item
            and events.event_id < instants.cart_event
        ) as views_before,

        count(*) filter (
            events.event_type = 'view'
            and events.product_id = instants.item
            and events.event_id > instants.cart_event
        ) as views_since,

        count(*) filter (
            events.event_type = 'cart'
            and events.product_id = instants.item
            and events.event_id > instants.cart_event
        ) as carted_again,

        count(*) filter (
            events.event_type = 'remove_from_cart'
            and events.product_id = instants.item
            and events.event_id > instants.cart_event
        ) as removed_since,

    from instants

    inner join sampled_events as events
        on instants.session_key = events.session_key
        and is_seen(events.event_id, instants.as_of_event)

    group by instants.as_of_event

),

viewed_before as (

    select
        sums.as_of_event,
        min(events.event_id) as first_view,

    from sums

    inner join sampled_events as events
        on sums.user_id = events.user_id
        and sums.item = events.product_id
        and sums.first_event > events.event_id

    where events.event_type = 'view'

    group by sums.as_of_event

),

final as (

    select
        sums.as_of_event,
        sums.purchases,
        sums.purchases_since,
        sums.other_carts_since,
        sums.is_last as item_is_last,
        sums.views_before as item_views_before,
        sums.views_since as item_views_since,
        sums.carted_again as item_carted_again,
        sums.removed_since as item_removed_since,
        date_diff('second', sums.cart_time, sums.as_of) as seconds_since_cart,
        sums.price as item_price,
        sums.price / nullif(rates.category_price, 0) as item_price_to_category,
        rates.product_conversion as item_conversion,
        rates.category_conversion as item_category_conversion,
        rates.brand_conversion as item_brand_conversion,
        viewed_before.as_of_event is not null as item_viewed_in_earlier_session,

    from sums

    inner join subject_rates as rates
        on sums.as_of_event = rates.as_of_event
        and rates.subject = 'item'

    left join viewed_before
        on sums.as_of_event = viewed_before.as_of_event

)

select * from final
