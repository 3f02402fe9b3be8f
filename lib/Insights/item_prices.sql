-- Prices of items; an item is one purchase event.
with

prices as (

    select
        price,
        purchases,
        purchases_to,

    from mart_prices

    where purchases > 0

),

totals as (

    select
        cast(coalesce(sum(purchases), 0) as bigint) as items,
        cast(coalesce(sum(purchases) filter (price is not null), 0) as bigint) as priced_items,
        cast(coalesce(sum(purchases) filter (price = 0), 0) as bigint) as zero_priced_items,
        cast(sum(price * purchases) as decimal(18, 2)) as revenue,
        min(price) as min_price,
        max(price) as max_price,

    from prices

),

medians as (

    select
        cast(
            weighted_money_quantile(prices.price, prices.purchases_to, totals.priced_items, 0.5)
            as decimal(18, 2)
        ) as median_price,

    from prices

    cross join totals

),

final as (

    select
        totals.items,
        totals.priced_items,
        totals.zero_priced_items,
        totals.zero_priced_items / nullif(totals.items, 0) as zero_priced_share,
        cast(totals.revenue / nullif(totals.priced_items, 0) as decimal(18, 2)) as mean_price,
        medians.median_price,
        totals.min_price,
        totals.max_price,

    from totals

    cross join medians

)

select * from final
