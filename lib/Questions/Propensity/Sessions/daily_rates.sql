-- [counts]
-- What was viewed and bought each day, by product, category, brand and hour of the day, by everybody.
create or replace temp table daily_counts as

select
    cast(event_time as date) as date,
    product_id,
    category_code,
    brand,
    cast(hour(event_time) as integer) as hour,
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'purchase') as purchases,
    coalesce(sum(price) filter (event_type = 'view'), 0) as viewed_price,
    count(price) filter (event_type = 'view') as priced_views,

from fact_events

where
    event_time >= cast($history_from as timestamp)
    and event_time < cast($as_of as timestamp)

group by
    date,
    product_id,
    category_code,
    brand,
    hour

-- [macro]
-- The counts of a kind of value up to the end of each day on which it has any.
create or replace temp macro counts_to_date(kind) as table

with

daily as (

    select
        case kind
            when 'product' then product_id
            when 'category' then enum_code(category_code)
            when 'brand' then enum_code(brand)
            when 'hour' then hour
            else 0
        end as value,
        date,
        sum(views) as views,
        sum(purchases) as purchases,
        sum(viewed_price) as viewed_price,
        sum(priced_views) as priced_views,

    from daily_counts

    group by
        value,
        date

),

final as (

    select
        value,
        date,
        cast(sum(views) over days_so_far as bigint) as views,
        cast(sum(purchases) over days_so_far as bigint) as purchases,
        cast(sum(viewed_price) over days_so_far as decimal(18, 2)) as viewed_price,
        cast(sum(priced_views) over days_so_far as bigint) as priced_views,

    from daily

    where value is not null

    window days_so_far as (
        partition by value
        order by date
        rows between unbounded preceding and current row
    )

)

select * from final

-- [products]
-- Products up to the end of each day.
create or replace temp table products_to_date as select * from counts_to_date('product')

-- [categories]
-- Categories up to the end of each day.
create or replace temp table categories_to_date as select * from counts_to_date('category')

-- [brands]
-- Brands up to the end of each day.
create or replace temp table brands_to_date as select * from counts_to_date('brand')

-- [hours]
-- Hours of the day up to the end of each day.
create or replace temp table hours_to_date as select * from counts_to_date('hour')

-- [everything]
-- Everything up to the end of each day.
create or replace temp table everything_to_date as select * from counts_to_date('all')
