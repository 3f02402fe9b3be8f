-- Events by price in half-open ranges [from_price, to_price); prices have two decimals, so [0, 0.01) is a price of zero.
with

buckets as (

    select
        place,
        bucket,
        cast(from_price as decimal(10, 2)) as from_price,
        cast(to_price as decimal(10, 2)) as to_price,

    from (
        values
            (1, 'negative', null, 0),
            (2, 'zero', 0, 0.01),
            (3, 'low', 0.01, 100),
            (4, 'medium', 100, 1000),
            (5, 'high', 1000, null)
    ) as ranges (place, bucket, from_price, to_price)

),

prices as (

    select
        price,
        events,
        purchases,

    from mart_prices

    where price is not null

),

final as (

    select
        buckets.bucket,
        buckets.from_price,
        buckets.to_price,
        cast(coalesce(sum(prices.events), 0) as bigint) as events,

        coalesce(sum(prices.events), 0) / nullif(
            sum(sum(prices.events)) over (rows between unbounded preceding and unbounded following),
            0
        ) as event_share,

        cast(coalesce(sum(prices.purchases), 0) as bigint) as purchases,
        cast(coalesce(sum(prices.price * prices.purchases), 0) as decimal(18, 2)) as revenue,

    from buckets

    left join prices
        on (buckets.from_price is null or prices.price >= buckets.from_price)
            and (buckets.to_price is null or prices.price < buckets.to_price)

    group by
        buckets.place,
        buckets.bucket,
        buckets.from_price,
        buckets.to_price

    order by buckets.place

)

select * from final
