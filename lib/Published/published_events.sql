-- Published totals of events, one column each, over the raw rows of some source files (their names joined by chr(31)).
with rows_of_period as (
    select *
    from events_raw
    where list_contains(string_split($source_files, chr(31)), source_file)
),

final as (
    select
        count(*) as events,
        count(*) filter (where event_type = 'view') as views,
        count(*) filter (where event_type = 'cart') as carts,
        count(*) filter (where event_type = 'purchase') as purchases,
        count(*) filter (where event_type = 'remove_from_cart') as removals,
        count(distinct user_id) as users,
        count(distinct product_id) as products,
        count(distinct category_id) as category_ids,
        count(distinct category_code) as category_codes,
        count(distinct brand) as brands,
        count(distinct user_session) as sessions,
        count(*) filter (where category_code is null) as null_category_codes,
        count(*) filter (where brand is null) as null_brands,
        count(*) filter (where user_session is null) as null_sessions,
        min(price) as price_min,
        max(price) as price_max,
        avg(price) as price_mean,
        stddev_samp(price) as price_deviation,
        quantile_cont(price, 0.25) as price_quartile_1,
        quantile_cont(price, 0.5) as price_median,
        quantile_cont(price, 0.75) as price_quartile_3,
        quantile_cont(price, 0.95) as price_percentile_95,
        count(*) filter (where price = 0) as zero_prices,
        count(*) filter (where price = 0 and event_type = 'view') as zero_price_views,
        count(*) filter (where price = 0 and event_type = 'cart') as zero_price_carts,
        count(*) filter (where price = 0 and event_type = 'purchase') as zero_price_purchases,
        sum(price) filter (where event_type = 'purchase') as revenue,
        avg(price) filter (where event_type = 'purchase') as purchase_price_mean,
        count(distinct user_id) filter (where event_type = 'purchase') as buyers,
        count(*) filter (
            where event_type = 'purchase' and cast(event_time as date) = date '2019-11-14'
        ) as purchases_on_14_november,
        count(*) filter (
            where event_type = 'purchase' and cast(event_time as date) = date '2019-11-15'
        ) as purchases_on_15_november,
        count(*) filter (
            where event_type = 'purchase' and cast(event_time as date) = date '2019-11-16'
        ) as purchases_on_16_november,
        count(*) filter (
            where event_type = 'purchase' and cast(event_time as date) = date '2019-11-17'
        ) as purchases_on_17_november,
        count(*) filter (where cast(event_time as date) = date '2019-11-29') as events_on_29_november
    from rows_of_period
)

select *
from final
