-- [counts]
-- What was viewed and bought on the days before that of as_of, by product, category, brand and hour of the day.
create or replace temp table catalogue_counts as

select
    product_id,
    category_code,
    brand,
    cast(hour(event_time) as integer) as hour,
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'purchase') as purchases,
    coalesce(sum(price) filter (event_type = 'view'), 0) as viewed_price,
    count(price) filter (event_type = 'view') as priced_views,

from window_events($from, date_trunc('day', cast($as_of as timestamp)), $first_user, $last_user)

group by
    product_id,
    category_code,
    brand,
    hour

-- [overall]
-- Purchases per view of everything; 0 without views.
create or replace temp table overall_rate as

select coalesce(sum(purchases) / nullif(sum(views), 0), 0) as rate,

from catalogue_counts

-- [products]
-- Purchases per view of each product.
create or replace temp table product_rates as

select
    product_id,
    shrunken(sum(purchases), sum(views), any_value(overall_rate.rate)) as rate,

from catalogue_counts

cross join overall_rate

group by product_id

-- [categories]
-- Purchases per view of each category, and the mean price of what was viewed in it.
create or replace temp table category_rates as

select
    category_code,
    shrunken(sum(purchases), sum(views), any_value(overall_rate.rate)) as rate,
    cast(sum(viewed_price) / nullif(sum(priced_views), 0) as decimal(18, 4)) as mean_price,

from catalogue_counts

cross join overall_rate

where category_code is not null

group by category_code

-- [brands]
-- Purchases per view of each brand.
create or replace temp table brand_rates as

select
    brand,
    shrunken(sum(purchases), sum(views), any_value(overall_rate.rate)) as rate,

from catalogue_counts

cross join overall_rate

where brand is not null

group by brand

-- [hours]
-- Purchases per view of each hour of the day.
create or replace temp table hour_rates as

select
    hour,
    cast(shrunken(sum(purchases), sum(views), any_value(overall_rate.rate)) as decimal(18, 9)) as rate,

from catalogue_counts

cross join overall_rate

group by hour

-- [orders]
-- Orders per session of everybody.
create or replace temp table overall_order_rate as

with

sessions as (

    select count(*) as sessions,

    from fact_sessions

    where
        session_start >= cast($from as timestamp)
        and session_start < cast($as_of as timestamp)

),

orders as (

    select count(distinct session_key) as orders,

    from fact_purchases

    where
        event_time >= cast($from as timestamp)
        and event_time < cast($as_of as timestamp)

)

select coalesce(orders.orders / nullif(sessions.sessions, 0), 0) as rate,

from sessions

cross join orders

-- [rfm]
-- The ends of the lowest four fifths of buyers by recency, frequency and money, from purchases of the window alone.
create or replace temp table rfm_ends as

with

buyers as (

    select
        user_id,
        days_until($as_of, max(event_time)) as recency_days,
        count(distinct session_key) as frequency,
        coalesce(sum(price), 0) as money,

    from fact_purchases

    where
        event_time >= cast($from as timestamp)
        and event_time < cast($as_of as timestamp)

    group by user_id

)

select
    quantile_disc(recency_days, [0.2, 0.4, 0.6, 0.8]) as recency_days,
    quantile_disc(frequency, [0.2, 0.4, 0.6, 0.8]) as frequency,
    quantile_disc(money, [0.2, 0.4, 0.6, 0.8]) as money,

from buyers
