-- What the clean events are as a whole: their dates, and how many have what later questions need.
with

events as (

    select
        min(event_date) as first_date,
        max(event_date) as last_date,
        count(distinct event_date) as dates,
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as carts,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_event_hours

),

priced as (

    select cast(coalesce(sum(purchases), 0) as bigint) as priced_purchases

    from mart_prices

    where price is not null

),

missing as (

    select
        coalesce(any_value(events) filter (column_name = 'user_session'), 0) as events_without_session,
        coalesce(any_value(events) filter (column_name = 'category_code'), 0) as events_without_category,
        coalesce(any_value(events) filter (column_name = 'brand'), 0) as events_without_brand,

    from mart_missing_values

),

quarantined as (

    select cast(coalesce(sum(events), 0) as bigint) as put_aside

    from mart_quarantine_reasons

),

categories as (

    select
        split_part(category_code, '.', 1) as category,
        sum(carts) as carts,
        sum(events) as events,

    from mart_categories

    where trim(split_part(category_code, '.', 1)) != ''

    group by split_part(category_code, '.', 1)

),

largest as (

    select
        first(category order by carts desc, events desc, category) as largest_category

    from categories

),

final as (

    select
        events.first_date,
        events.last_date,
        events.dates,
        events.events,
        events.views,
        events.carts,
        events.purchases,
        priced.priced_purchases,
        events.revenue,
        missing.events_without_session,
        missing.events_without_category,
        missing.events_without_brand,
        largest.largest_category,
        quarantined.put_aside,

    from events

    cross join priced

    cross join missing

    cross join largest

    cross join quarantined

)

select * from final
