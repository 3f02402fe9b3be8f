-- What users did before the session began, in whatever session, from the beginning of the log.
create or replace temp table session_history as

with

-- Each event with the number of its user's sessions that have begun by then.
numbered as (

    select
        user_id,
        event_id,
        event_type,
        event_time,
        price,
        place,
        event_type = 'purchase' and purchases = 1 as is_order,

        count(*) filter (place = 1) over (
            partition by user_id
            order by event_id
            rows between unbounded preceding and current row
        ) as session_number,

    from sampled_events

),

-- What was done from the beginning of one session to that of the user's next one.
stretches as (

    select
        user_id,
        session_number,
        min(event_id) as first_event,
        min(event_time) as session_start,
        max(event_time) as last_event,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'purchase') as items,
        count(*) filter (is_order) as orders,
        sum(price) filter (event_type = 'view') as viewed_price,
        count(price) filter (event_type = 'view') as priced_views,
        max(event_time) filter (event_type = 'view') as last_view,
        max(event_time) filter (event_type = 'cart') as last_cart,
        max(event_time) filter (event_type = 'purchase') as last_purchase,

    from numbered

    group by
        user_id,
        session_number

),

before as (

    select
        first_event,
        session_start,
        session_number - 1 as sessions,
        min(session_start) over so_far as first_seen,
        coalesce(sum(views) over so_far, 0) as views,
        coalesce(sum(carts) over so_far, 0) as carts,
        coalesce(sum(items) over so_far, 0) as items,
        coalesce(sum(orders) over so_far, 0) as orders,
        sum(viewed_price) over so_far / nullif(sum(priced_views) over so_far, 0) as mean_viewed_price,
        max(last_event) over so_far as last_event,
        max(last_view) over so_far as last_view,
        max(last_cart) over so_far as last_cart,
        max(last_purchase) over so_far as last_purchase,

    from stretches

    window so_far as (
        partition by user_id
        order by first_event
        rows between unbounded preceding and 1 preceding
    )

),

final as (

    select
        instants.as_of_event,
        before.sessions as user_sessions,
        before.views as user_views,
        before.carts as user_carts,
        before.items as user_items,
        before.orders as user_orders,
        shrunken(before.orders, before.sessions, orders_to_date.rate) as user_order_rate,
        before.mean_viewed_price as user_mean_viewed_price,
        date_diff('second', before.last_event, before.session_start) / 86400.0 as recency_days,
        date_diff('second', before.last_view, before.session_start) / 86400.0 as view_recency_days,
        date_diff('second', before.last_cart, before.session_start) / 86400.0 as cart_recency_days,
        date_diff('second', before.last_purchase, before.session_start) / 86400.0 as purchase_recency_days,
        coalesce(date_diff('second', before.first_seen, before.session_start), 0) / 86400.0 as tenure_days,

    from instants

    inner join before
        on instants.first_event = before.first_event

    asof left join orders_to_date
        on rates_end(instants.as_of) > orders_to_date.date

)

select * from final
