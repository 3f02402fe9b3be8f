-- [begun]
-- The sampled users' sessions that begin in the window.
create or replace temp table begun_sessions as

select
    session_key,
    event_id as first_event,
    event_time as session_start,

from sampled_events

where
    place = 1
    and event_time >= cast($from as timestamp)

-- [sessions]
-- The sessions that begin in the window and have so many events, none of the first of which is a purchase. The instant is the last of these events; the label is a purchase later in the session.
create or replace temp table instants as

with

bought as (

    select distinct session_key

    from sampled_events

    where event_type = 'purchase'

),

final as (

    select
        events.user_id,
        events.session_key,
        begun.first_event,
        begun.session_start,
        events.event_id as as_of_event,
        events.event_time as as_of,
        cast(null as bigint) as cart_event,
        cast(null as bigint) as item,
        bought.session_key is not null as label,

    from sampled_events as events

    inner join begun_sessions as begun
        on events.session_key = begun.session_key

    left join bought
        on events.session_key = bought.session_key

    where
        events.place = cast($after_events as bigint)
        and events.purchases = 0

)

select * from final

-- [items]
-- The first time a product is put into the cart in each session that begins in the window, where the session has so many more events and none of them buys the product. The instant is the last of these events, or else that of the
-- cart; the label is whether the product is bought later in the session.
create or replace temp table instants as

with

carts as (

    select
        session_key,
        product_id,
        min(event_id) as cart_event,
        min(place) as cart_place,

    from sampled_events

    where event_type = 'cart'

    group by
        session_key,
        product_id

),

bought as (

    select
        carts.session_key,
        carts.product_id,
        min(events.place) as place,

    from carts

    inner join sampled_events as events
        on carts.session_key = events.session_key
        and carts.product_id = events.product_id
        and carts.cart_place < events.place

    where events.event_type = 'purchase'

    group by
        carts.session_key,
        carts.product_id

),

final as (

    select
        events.user_id,
        events.session_key,
        begun.first_event,
        begun.session_start,
        events.event_id as as_of_event,
        events.event_time as as_of,
        carts.cart_event,
        carts.product_id as item,
        bought.place is not null as label,

    from carts

    inner join begun_sessions as begun
        on carts.session_key = begun.session_key

    inner join sampled_events as events
        on carts.session_key = events.session_key
        and carts.cart_place + cast($after_events as bigint) = events.place

    left join bought
        on carts.session_key = bought.session_key
        and carts.product_id = bought.product_id

    where
        bought.place is null
        or bought.place > events.place

)

select * from final

-- [count]
-- How many instants there are.
select count(*) from instants
