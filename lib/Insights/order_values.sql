-- Values of orders; an order is a session with at least one purchase. Where no item has a price, orders have no value.
with

priced as (

    select cast(coalesce(sum(purchases), 0) as bigint) as priced_items

    from mart_prices

    where price is not null

),

order_values as (

    select
        case when priced.priced_items > 0 then orders.order_value end as order_value,
        orders.orders,
        orders.orders_without_session_id,
        orders.items,
        orders.orders_to,

    from mart_order_values as orders

    cross join priced

),

totals as (

    select
        cast(coalesce(sum(orders), 0) as bigint) as orders,
        cast(coalesce(sum(orders) filter (order_value = 0), 0) as bigint) as zero_value_orders,
        cast(coalesce(sum(orders_without_session_id), 0) as bigint) as orders_without_session_id,
        cast(sum(items) as bigint) as items,
        cast(sum(order_value * orders) as decimal(18, 2)) as revenue,
        min(order_value) as min_value,
        max(order_value) as max_value,

    from order_values

),

users as (

    select cast(coalesce(sum(users), 0) as bigint) as buyers

    from mart_user_orders

    where orders > 0

),

quantiles as (

    select
        weighted_money_quantile(order_values.order_value, order_values.orders_to, totals.orders, 0.25) as p25_value,
        weighted_money_quantile(order_values.order_value, order_values.orders_to, totals.orders, 0.5) as median_value,
        weighted_money_quantile(order_values.order_value, order_values.orders_to, totals.orders, 0.75) as p75_value,
        weighted_money_quantile(order_values.order_value, order_values.orders_to, totals.orders, 0.95) as p95_value,

    from order_values

    cross join totals

),

final as (

    select
        totals.orders,
        case when priced.priced_items > 0 or totals.orders = 0 then totals.zero_value_orders end as zero_value_orders,
        totals.orders_without_session_id,
        coalesce(totals.items, 0) as items,
        priced.priced_items,
        users.buyers,
        coalesce(totals.revenue, 0) as revenue,
        cast(totals.revenue / nullif(totals.orders, 0) as decimal(18, 2)) as average_order_value,
        totals.items / nullif(totals.orders, 0) as items_per_order,
        cast(totals.revenue / nullif(users.buyers, 0) as decimal(18, 2)) as revenue_per_buyer,
        totals.min_value,
        cast(quantiles.p25_value as decimal(18, 2)) as p25_value,
        cast(quantiles.median_value as decimal(18, 2)) as median_value,
        cast(quantiles.p75_value as decimal(18, 2)) as p75_value,
        cast(quantiles.p95_value as decimal(18, 2)) as p95_value,
        totals.max_value,

    from totals

    cross join users

    cross join quantiles

    cross join priced

)

select * from final
