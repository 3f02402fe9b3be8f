-- One row for every pair of user and session that begins on the days from $first_day to $last_day. Events of a user without a session id make one session of that user.
with

sessions as (

    select
        session_key,
        any_value(user_id) as user_id,
        any_value(user_session) as user_session,
        min(event_time) as session_start,
        max(event_time) as session_end,
        count(*) as event_count,
        count(*) filter (event_type = 'view') as view_count,
        count(*) filter (event_type = 'cart') as cart_count,
        count(*) filter (event_type = 'remove_from_cart') as remove_count,
        count(*) filter (event_type = 'purchase') as purchase_count,
        count(distinct product_id) as unique_products,
        count(distinct category_id) as unique_categories,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(price) filter (event_type = 'cart'), 0) as decimal(18, 2)) as cart_value,
        min(event_time) filter (event_type = 'view') as first_view,
        min(event_time) filter (event_type = 'cart') as first_cart,
        min(event_time) filter (event_type = 'purchase') as first_purchase,
        arg_min(product_id, event_id) as entry_product_id,
        arg_max(product_id, event_id) as exit_product_id,
        arg_min_null(category_id, event_id) as entry_category_id,
        arg_max_null(category_id, event_id) as exit_category_id,

    from events

    where event_id > day_key($first_day)
        and session_key > day_key($first_day)
        and session_key < day_key(cast($last_day as date) + 1)

    group by session_key

),

final as (

    select
        session_key,
        user_id,
        user_session,
        user_session is not null as has_session_id,
        session_start,
        session_end,
        date_diff('second', session_start, session_end) as duration_seconds,
        event_count,
        view_count,
        cart_count,
        remove_count,
        purchase_count,
        unique_products,
        unique_categories,
        revenue,
        purchase_count > 0 as has_purchase,
        cart_count > 0 and purchase_count = 0 as cart_abandoned,

        cast(
            case when cart_count > 0 and purchase_count = 0 then cart_value else 0 end
            as decimal(18, 2)
        ) as cart_value_abandoned,

        event_count = 1 as is_bounce,
        first_view,
        first_cart,
        first_purchase,
        entry_product_id,
        exit_product_id,
        entry_category_id,
        exit_category_id,

    from sessions

)

select * from final order by session_key
