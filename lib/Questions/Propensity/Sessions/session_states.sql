-- What is known right after each event of the sampled users' sessions: what the session holds so far, what its user did before this event, whatever the session, and what happens in the session later.
-- Users are sampled by the hash of their ids; a session belongs here when it begins in the window.
create or replace temp table session_states as

with

sampled as (

    select
        event_id,
        user_id,
        product_id,
        session_key,
        event_type,
        price,
        event_time,
        category_code,
        brand,

    from fact_events

    where
        event_time >= cast($history_from as timestamp)
        and event_time < cast($as_of as timestamp)
        and user_place(user_id, $seed) < cast($sample as double)

),

placed as (

    select
        *,
        row_number() over session_so_far as place,
        row_number() over product_so_far as product_place,
        count(*) filter (event_type = 'cart') over product_so_far as product_carts,
        count(*) filter (event_type = 'view') over product_so_far as product_views,
        first_value(event_time) over session_so_far as session_start,
        lag(event_time) over session_in_order as event_before,

        -- Of the user, whatever the session, up to and with this event.
        count(*) filter (event_type = 'view') over user_so_far as user_views,
        count(*) filter (event_type = 'cart') over user_so_far as user_carts,
        count(*) filter (event_type = 'purchase') over user_so_far as user_items,
        max(event_time) filter (event_type = 'purchase') over user_so_far as user_last_purchase,
        max(event_time) filter (event_type = 'cart') over user_so_far as user_last_cart,
        min(event_time) over user_so_far as user_first_event,
        sum(price) filter (event_type = 'view') over user_so_far as user_viewed_price,
        count(price) filter (event_type = 'view') over user_so_far as user_priced_views,

    from sampled

    window
        session_so_far as (
            partition by session_key order by event_id rows between unbounded preceding and current row
        ),
        session_in_order as (
            partition by session_key order by event_id rows between unbounded preceding and current row
        ),
        product_so_far as (
            partition by session_key, product_id order by event_id rows between unbounded preceding and current row
        ),
        user_so_far as (
            partition by user_id order by event_id rows between unbounded preceding and current row
        )

),

final as (

    select
        *,
        count(*) filter (place = 1) over user_so_far as user_sessions,
        count(*) filter (event_type = 'view') over session_so_far as views,
        count(*) filter (event_type = 'cart') over session_so_far as carts,
        count(*) filter (event_type = 'remove_from_cart') over session_so_far as removes,
        count(*) filter (event_type = 'purchase') over session_so_far as purchases,
        count(*) filter (product_place = 1) over session_so_far as products,
        count(*) filter (event_type = 'cart' and product_carts = 1) over session_so_far as carted_products,
        count(*) filter (event_type = 'view' and product_views > 1) over session_so_far as views_again,
        sum(price) filter (event_type = 'cart') over session_so_far as carted_value,
        max(price) over session_so_far as highest_price,
        sum(price) filter (event_type = 'view') over session_so_far as viewed_price,
        count(price) filter (event_type = 'view') over session_so_far as priced_views,
        count(*) filter (event_type = 'purchase') over session_later as purchases_later,

    from placed

    window
        session_so_far as (
            partition by session_key order by event_id rows between unbounded preceding and current row
        ),
        session_later as (
            partition by session_key order by event_id rows between 1 following and unbounded following
        ),
        user_so_far as (
            partition by user_id order by event_id rows between unbounded preceding and current row
        )

)

select * from final
