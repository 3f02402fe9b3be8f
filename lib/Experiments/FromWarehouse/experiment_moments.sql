-- Sums, sums of squares and of products per arm and segment: all that leaves the engine. A segment is known before the exposure: whether the user bought in the days before it.
with

users as (

    select
        arm,
        case when pre_orders > 0 then 'bought before' else 'did not buy before' end as segment,
        orders > 0 as converted,
        cast(orders as double) as orders,
        cast(items as double) as items,
        least(cast(revenue as double), cast($cap as double)) as revenue,
        cast(pre_orders as double) as pre_orders,
        least(cast(pre_revenue as double), cast($cap as double)) as pre_revenue,

    from experiment_rows

),

final as (

    select
        arm,
        segment,
        count(*) as users,
        count(*) filter (converted) as converted,
        sum(orders) as orders,
        sum(orders * orders) as orders_squares,
        sum(items) as items,
        sum(items * items) as items_squares,
        sum(revenue) as revenue,
        sum(revenue * revenue) as revenue_squares,
        sum(revenue * orders) as revenue_orders,
        sum(pre_orders) as pre_orders,
        sum(pre_orders * pre_orders) as pre_orders_squares,
        sum(orders * pre_orders) as orders_pre_orders,
        sum(pre_revenue) as pre_revenue,
        sum(pre_revenue * pre_revenue) as pre_revenue_squares,
        sum(revenue * pre_revenue) as revenue_pre_revenue,

    from users

    group by
        arm,
        segment

)

select * from final order by arm, segment
