-- Quantiles of the prices of all events that have one, linear between neighbours.
with

final as (

    select
        count(price) as priced_events,
        count(*) - count(price) as events_without_price,
        min(price) as min_price,
        cast(quantile_cont(price, 0.25) as decimal(18, 2)) as p25_price,
        cast(quantile_cont(price, 0.5) as decimal(18, 2)) as median_price,
        cast(quantile_cont(price, 0.75) as decimal(18, 2)) as p75_price,
        cast(quantile_cont(price, 0.95) as decimal(18, 2)) as p95_price,
        max(price) as max_price,

    from events

)

select * from final
