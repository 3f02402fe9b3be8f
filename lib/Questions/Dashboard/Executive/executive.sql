-- [users by hour]
-- Distinct users of each hour of the day: the hours of each user as bits, so that users are told apart once.
with

users as (

    select
        user_id,
        bit_or(1 << cast(hour(local_time) as integer)) as hours,

    from selected_events

    group by user_id

),

alike as (

    select
        hours,
        count(*) as users,

    from users

    group by hours

),

clock as (

    select cast(unnest(range(24)) as integer) as hour

),

final as (

    select
        clock.hour,
        cast(coalesce(sum(alike.users) filter (alike.hours & (1 << clock.hour) > 0), 0) as bigint) as users,
        coalesce(sum(alike.users) filter (alike.hours & (1 << clock.hour) > 0), 0) / sum(alike.users) as user_share,

    from clock

    cross join alike

    group by clock.hour

)

select * from final order by hour

-- [first products]
-- The products with most revenue among what is selected, with the names that are known last.
with

products as (

    select
        product_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'purchase') as purchases,
        count(price) filter (event_type = 'purchase') as priced_purchases,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from selected_events

    group by product_id

),

ranked as (

    select
        *,
        count(*) over () as products,
        cast(sum(revenue) over () as decimal(18, 2)) as total,

    from products

    order by
        revenue desc,
        purchases desc,
        events desc,
        product_id

    limit $rows

)

select
    ranked.product_id,
    dim_products.brand,
    dim_products.category_code,
    ranked.events,
    ranked.views,
    ranked.purchases,
    ranked.priced_purchases,
    ranked.revenue,
    ranked.products,
    ranked.total,

from ranked

inner join dim_products
    on ranked.product_id = dim_products.product_id

order by
    ranked.revenue desc,
    ranked.purchases desc,
    ranked.events desc,
    ranked.product_id

-- [viewed products]
-- The products seen most among those with a least number of views, with the mean of all their prices.
with

products as (

    select
        product_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'purchase') as purchases,
        count(price) as priced_events,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as prices,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from selected_events

    group by product_id

),

ranked as (

    select
        *,
        count(*) over () as products,

    from products

    where views >= $views

    order by
        views desc,
        product_id

    limit $rows

)

select
    ranked.product_id,
    dim_products.brand,
    dim_products.category_code,
    ranked.events,
    ranked.views,
    ranked.purchases,
    ranked.priced_events,
    ranked.prices,
    ranked.revenue,
    ranked.products,

from ranked

inner join dim_products
    on ranked.product_id = dim_products.product_id

order by
    ranked.views desc,
    ranked.product_id

-- [ends]
-- When the first and the last event happened, in the zone.
select
    local_time(min(first_seen)) as first_event,
    local_time(max(last_seen)) as last_event,

from dim_users
