-- Events and revenue by brand; events without one make a row whose brand is NULL.
with

-- Grouping by type as well costs less than counting each type apart.
typed as (

    select
        cast(brand as varchar) as brand,
        event_type,
        count(*) as events,
        count(price) as priced_events,
        sum(price) as price_sum,

    from events

    group by
        brand,
        event_type

),

final as (

    select
        brand,
        cast(sum(events) as bigint) as events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as carts,
        cast(coalesce(sum(events) filter (event_type = 'remove_from_cart'), 0) as bigint) as removes,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,
        cast(coalesce(sum(priced_events) filter (event_type = 'purchase'), 0) as bigint) as priced_purchases,
        cast(coalesce(sum(price_sum) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from typed

    group by brand

)

select * from final order by brand nulls last
