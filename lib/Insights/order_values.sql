-- Values of orders; an order is a session with at least one purchase.
with

counts as (

    select
        count(*) as orders,
        count(distinct user_id) as buyers,
        cast(sum(purchase_count) as bigint) as items,
        cast(sum(revenue) as decimal(18, 2)) as revenue,
        min(revenue) as min_value,
        cast(quantile_cont(revenue, 0.25) as decimal(18, 2)) as p25_value,
        cast(quantile_cont(revenue, 0.5) as decimal(18, 2)) as median_value,
        cast(quantile_cont(revenue, 0.75) as decimal(18, 2)) as p75_value,
        cast(quantile_cont(revenue, 0.95) as decimal(18, 2)) as p95_value,
        max(revenue) as max_value,

    from fact_sessions

    where has_purchase

),

final as (

    select
        orders,
        coalesce(items, 0) as items,
        buyers,
        coalesce(revenue, 0) as revenue,
        cast(revenue / nullif(orders, 0) as decimal(18, 2)) as average_order_value,
        items / nullif(orders, 0) as items_per_order,
        cast(revenue / nullif(buyers, 0) as decimal(18, 2)) as revenue_per_buyer,
        min_value,
        p25_value,
        median_value,
        p75_value,
        p95_value,
        max_value,

    from counts

)

select * from final
