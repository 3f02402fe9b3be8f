-- Prices of items; an item is one purchase event.
with

counts as (

    select
        count(*) as items,
        count(price) as priced_items,
        count(*) filter (price = 0) as zero_priced_items,
        cast(sum(price) as decimal(18, 2)) as revenue,
        cast(quantile_cont(price, 0.5) as decimal(18, 2)) as median_price,
        min(price) as min_price,
        max(price) as max_price,

    from events

    where event_type = 'purchase'

),

final as (

    select
        items,
        priced_items,
        zero_priced_items,
        zero_priced_items / nullif(items, 0) as zero_priced_share,
        cast(revenue / nullif(priced_items, 0) as decimal(18, 2)) as mean_price,
        median_price,
        min_price,
        max_price,

    from counts

)

select * from final
