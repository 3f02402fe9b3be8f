-- Sums, sums of squares and of products per arm and segment: all that leaves the engine. A segment is known before the exposure: whether the user bought in the days before it.
-- Money is added exactly, and its products with compensation: results do not depend on how the engine divides the rows among threads.
-- Most users bought nothing at all and add only to the count, so that sums are taken over the others.
with

arms as (

    select
        arm_number,
        count(*) as users,

    from experiment_rows

    group by arm_number

),

buyers as (

    select
        arm_number,
        pre_orders > 0 as bought_before,
        orders > 0 as converted,
        cast(orders as double) as orders,
        cast(items as double) as items,
        revenue as exact_revenue,
        least(cast(revenue as double), cast($cap as double)) as revenue,
        cast(pre_orders as double) as pre_orders,
        pre_revenue as exact_pre_revenue,
        least(cast(pre_revenue as double), cast($cap as double)) as pre_revenue,

    from experiment_rows

    -- One comparison of the bits of both is twice as fast as two conditions.
    where (orders | pre_orders) > 0

),

sums as (

    select
        arm_number,
        bought_before,
        count(*) as buyers,
        count(*) filter (converted) as converted,
        sum(orders) as orders,
        sum(orders * orders) as orders_squares,
        sum(items) as items,
        sum(items * items) as items_squares,
        coalesce(cast(sum(exact_revenue) filter (exact_revenue <= revenue) as double), 0)
            + coalesce(fsum(revenue) filter (exact_revenue > revenue), 0) as revenue,
        fsum(revenue * revenue) as revenue_squares,
        fsum(revenue * orders) as revenue_orders,
        sum(pre_orders) as pre_orders,
        sum(pre_orders * pre_orders) as pre_orders_squares,
        sum(orders * pre_orders) as orders_pre_orders,
        coalesce(cast(sum(exact_pre_revenue) filter (exact_pre_revenue <= pre_revenue) as double), 0)
            + coalesce(fsum(pre_revenue) filter (exact_pre_revenue > pre_revenue), 0) as pre_revenue,
        fsum(pre_revenue * pre_revenue) as pre_revenue_squares,
        fsum(revenue * pre_revenue) as revenue_pre_revenue,

    from buyers

    group by
        arm_number,
        bought_before

),

counts as (

    select
        arms.arm_number,
        true as bought_before,
        coalesce(sums.buyers, 0) as users,

    from arms

    left join sums
        on arms.arm_number = sums.arm_number
            and sums.bought_before

    union all

    select
        arms.arm_number,
        false as bought_before,
        arms.users - coalesce(sums.buyers, 0) as users,

    from arms

    left join sums
        on arms.arm_number = sums.arm_number
            and sums.bought_before

),

final as (

    select
        string_split($arms, chr(31))[counts.arm_number] as arm,
        case when counts.bought_before then 'bought before' else 'did not buy before' end as segment,
        counts.users,
        coalesce(sums.converted, 0) as converted,
        coalesce(sums.orders, 0) as orders,
        coalesce(sums.orders_squares, 0) as orders_squares,
        coalesce(sums.items, 0) as items,
        coalesce(sums.items_squares, 0) as items_squares,
        coalesce(sums.revenue, 0) as revenue,
        coalesce(sums.revenue_squares, 0) as revenue_squares,
        coalesce(sums.revenue_orders, 0) as revenue_orders,
        coalesce(sums.pre_orders, 0) as pre_orders,
        coalesce(sums.pre_orders_squares, 0) as pre_orders_squares,
        coalesce(sums.orders_pre_orders, 0) as orders_pre_orders,
        coalesce(sums.pre_revenue, 0) as pre_revenue,
        coalesce(sums.pre_revenue_squares, 0) as pre_revenue_squares,
        coalesce(sums.revenue_pre_revenue, 0) as revenue_pre_revenue,

    from counts

    left join sums
        on counts.arm_number = sums.arm_number
            and counts.bought_before = sums.bought_before

    where counts.users > 0

)

select * from final order by arm, segment
