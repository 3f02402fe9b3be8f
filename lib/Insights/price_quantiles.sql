-- Quantiles of the prices of all events that have one, linear between neighbours.
with

prices as (

    select
        price,
        events,
        events_to,

    from mart_prices

),

totals as (

    select
        cast(coalesce(sum(events) filter (price is not null), 0) as bigint) as priced_events,
        cast(coalesce(sum(events) filter (price is null), 0) as bigint) as events_without_price,
        min(price) as min_price,
        max(price) as max_price,

    from prices

),

quantiles as (

    select
        weighted_money_quantile(prices.price, prices.events_to, totals.priced_events, 0.25) as p25_price,
        weighted_money_quantile(prices.price, prices.events_to, totals.priced_events, 0.5) as median_price,
        weighted_money_quantile(prices.price, prices.events_to, totals.priced_events, 0.75) as p75_price,
        weighted_money_quantile(prices.price, prices.events_to, totals.priced_events, 0.95) as p95_price,

    from prices

    cross join totals

),

final as (

    select
        totals.priced_events,
        totals.events_without_price,
        totals.min_price,
        cast(quantiles.p25_price as decimal(18, 2)) as p25_price,
        cast(quantiles.median_price as decimal(18, 2)) as median_price,
        cast(quantiles.p75_price as decimal(18, 2)) as p75_price,
        cast(quantiles.p95_price as decimal(18, 2)) as p95_price,
        totals.max_price,

    from totals

    cross join quantiles

)

select * from final
