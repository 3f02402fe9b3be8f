-- [counts]
-- What was viewed and bought each day, by product, category and brand, by everybody.
create or replace temp table daily_counts as

select
    cast(event_time as date) as date,
    product_id,
    category_code,
    brand,
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'purchase') as purchases,
    coalesce(sum(price) filter (event_type = 'view'), 0) as viewed_price,
    count(price) filter (event_type = 'view') as priced_views,

from fact_events

where event_time < cast($until as timestamp)

group by
    date,
    product_id,
    category_code,
    brand

-- [products]
-- Products up to the end of each day on which they have events.
create or replace temp table products_to_date as

select
    product_id,
    date,
    sum(sum(views)) over days_so_far as views,
    sum(sum(purchases)) over days_so_far as purchases,

from daily_counts

group by
    product_id,
    date

window days_so_far as (
    partition by product_id
    order by date
    rows between unbounded preceding and current row
)

-- [categories]
-- Categories up to the end of each day on which they have events, with the mean price of what was viewed.
create or replace temp table categories_to_date as

select
    category_code,
    date,
    sum(sum(views)) over days_so_far as views,
    sum(sum(purchases)) over days_so_far as purchases,

    cast(
        sum(sum(viewed_price)) over days_so_far / nullif(sum(sum(priced_views)) over days_so_far, 0)
        as decimal(18, 4)
    ) as mean_price,

from daily_counts

where category_code is not null

group by
    category_code,
    date

window days_so_far as (
    partition by category_code
    order by date
    rows between unbounded preceding and current row
)

-- [brands]
-- Brands up to the end of each day on which they have events.
create or replace temp table brands_to_date as

select
    brand,
    date,
    sum(sum(views)) over days_so_far as views,
    sum(sum(purchases)) over days_so_far as purchases,

from daily_counts

where brand is not null

group by
    brand,
    date

window days_so_far as (
    partition by brand
    order by date
    rows between unbounded preceding and current row
)

-- [hours]
-- Hours of the day up to the end of each day on which they have events.
create or replace temp table hours_to_date as

select
    cast(hour(event_time) as integer) as hour,
    cast(event_time as date) as date,
    sum(count(*) filter (event_type = 'view')) over days_so_far as views,
    sum(count(*) filter (event_type = 'purchase')) over days_so_far as purchases,

from fact_events

where event_time < cast($until as timestamp)

group by
    hour,
    date

window days_so_far as (
    partition by cast(hour(event_time) as integer)
    order by cast(event_time as date)
    rows between unbounded preceding and current row
)

-- [overall]
-- Purchases per view of everything up to the end of each day; 0 without views.
create or replace temp table overall_to_date as

select
    date,
    coalesce(sum(sum(purchases)) over days_so_far / nullif(sum(sum(views)) over days_so_far, 0), 0) as rate,

from daily_counts

group by date

window days_so_far as (
    order by date
    rows between unbounded preceding and current row
)

-- [orders]
-- Orders per session of everybody up to the end of each day: sessions by the day of their first event, orders by that of their first purchase.
create or replace temp table orders_to_date as

with

sessions as (

    select
        cast(session_start as date) as date,
        count(*) as sessions,

    from fact_sessions

    where session_start < cast($until as timestamp)

    group by date

),

first_purchases as (

    select cast(min(event_time) as date) as date,

    from fact_purchases

    where event_time < cast($until as timestamp)

    group by session_key

),

orders as (

    select
        date,
        count(*) as orders,

    from first_purchases

    group by date

),

days as (

    select
        date,
        coalesce(sessions.sessions, 0) as sessions,
        coalesce(orders.orders, 0) as orders,

    from sessions

    full join orders using (date)

),

final as (

    select
        date,
        coalesce(sum(orders) over days_so_far / nullif(sum(sessions) over days_so_far, 0), 0) as rate,

    from days

    window days_so_far as (
        order by date
        rows between unbounded preceding and current row
    )

)

select * from final

-- [end]
-- The counts have served.
drop table daily_counts

-- [subjects]
-- What was known of products on the days before an instant: those of its event and, for items in carts, of the item.
create or replace temp table subject_rates as

with

subjects as (

    select
        'last' as subject,
        instants.as_of_event,
        rates_end(instants.as_of) as rates_end,
        events.product_id,
        events.category_code,
        events.brand,

    from instants

    inner join sampled_events as events
        on instants.as_of_event = events.event_id

    union all

    select
        'item' as subject,
        instants.as_of_event,
        rates_end(instants.as_of) as rates_end,
        events.product_id,
        events.category_code,
        events.brand,

    from instants

    inner join sampled_events as events
        on instants.cart_event = events.event_id

),

final as (

    select
        subjects.subject,
        subjects.as_of_event,
        categories_to_date.mean_price as category_price,
        shrunken(products_to_date.purchases, products_to_date.views, overall_to_date.rate) as product_conversion,
        shrunken(categories_to_date.purchases, categories_to_date.views, overall_to_date.rate) as category_conversion,
        shrunken(brands_to_date.purchases, brands_to_date.views, overall_to_date.rate) as brand_conversion,

    from subjects

    asof left join overall_to_date
        on subjects.rates_end > overall_to_date.date

    asof left join products_to_date
        on subjects.product_id = products_to_date.product_id
        and subjects.rates_end > products_to_date.date

    asof left join categories_to_date
        on subjects.category_code = categories_to_date.category_code
        and subjects.rates_end > categories_to_date.date

    asof left join brands_to_date
        on subjects.brand = brands_to_date.brand
        and subjects.rates_end > brands_to_date.date

)

select * from final
