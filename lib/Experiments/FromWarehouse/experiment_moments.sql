-- Sums, sums of squares and of products per arm and segment: all that leaves the engine. A segment is known before the exposure: whether the user bought in the days before it.
-- All sums are of whole numbers, money in cents, so that they are exact and do not depend on how the engine divides the rows among threads.
-- Most users bought nothing at all and add only to the count. The others are added up per cell first, users of an arm with the same orders now and before, so that few sums are taken per row.
with

arms as (

    select
        arm_number,
        count(*) as users,

    from query_table($rows)

    group by arm_number

),

buyers as not materialized (

    select
        arm_number,
        orders,
        items,
        cast(revenue * 100 as bigint) as cents,
        pre_orders,
        cast(pre_revenue * 100 as bigint) as pre_cents,
        revenue,
        pre_revenue,

    from query_table($rows)

    where has_bought

),

cells as (

    select
        arm_number,
        orders,
        pre_orders,
        count(*) as users,
        sum(items) as items,
        sum(items * items) as items_squares,
        sum(cents) as cents,
        sum(cents * cents) as cents_squares,
        sum(pre_cents) as pre_cents,
        sum(pre_cents * pre_cents) as pre_cents_squares,
        sum(cents * pre_cents) as cents_pre_cents,

    from buyers

    -- So far the squares of cents are of type bigint, which is faster.
    where revenue between -30000000 and 30000000 and pre_revenue between -30000000 and 30000000

    group by
        arm_number,
        orders,
        pre_orders

    union all

    select
        arm_number,
        orders,
        pre_orders,
        count(*) as users,
        sum(items) as items,
        sum(items * items) as items_squares,
        sum(cents) as cents,
        sum(cast(cents as hugeint) * cents) as cents_squares,
        sum(pre_cents) as pre_cents,
        sum(cast(pre_cents as hugeint) * pre_cents) as pre_cents_squares,
        sum(cast(cents as hugeint) * pre_cents) as cents_pre_cents,

    from buyers

    where not (revenue between -30000000 and 30000000 and pre_revenue between -30000000 and 30000000)

    group by
        arm_number,
        orders,
        pre_orders

),

sums as (

    select
        arm_number,
        pre_orders > 0 as bought_before,
        sum(users) as buyers,
        sum(users) filter (orders > 0) as converted,
        sum(users * orders) as orders,
        sum(users * orders * orders) as orders_squares,
        sum(items) as items,
        sum(items_squares) as items_squares,
        sum(cents) as cents,
        sum(cents_squares) as cents_squares,
        sum(cents * orders) as cents_orders,
        sum(users * pre_orders) as pre_orders,
        sum(users * pre_orders * pre_orders) as pre_orders_squares,
        sum(users * orders * pre_orders) as orders_pre_orders,
        sum(pre_cents) as pre_cents,
        sum(pre_cents_squares) as pre_cents_squares,
        sum(cents_pre_cents) as cents_pre_cents,

    from cells

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
        cast(counts.users as bigint) as users,
        cast(coalesce(sums.converted, 0) as bigint) as converted,
        cast(coalesce(sums.orders, 0) as double) as orders,
        cast(coalesce(sums.orders_squares, 0) as double) as orders_squares,
        cast(coalesce(sums.items, 0) as double) as items,
        cast(coalesce(sums.items_squares, 0) as double) as items_squares,
        cast(coalesce(sums.cents, 0) as double) / 100 as revenue,
        cast(coalesce(sums.cents_squares, 0) as double) / 10000 as revenue_squares,
        cast(coalesce(sums.cents_orders, 0) as double) / 100 as revenue_orders,
        cast(coalesce(sums.pre_orders, 0) as double) as pre_orders,
        cast(coalesce(sums.pre_orders_squares, 0) as double) as pre_orders_squares,
        cast(coalesce(sums.orders_pre_orders, 0) as double) as orders_pre_orders,
        cast(coalesce(sums.pre_cents, 0) as double) / 100 as pre_revenue,
        cast(coalesce(sums.pre_cents_squares, 0) as double) / 10000 as pre_revenue_squares,
        cast(coalesce(sums.cents_pre_cents, 0) as double) / 10000 as revenue_pre_revenue,

    from counts

    left join sums
        on counts.arm_number = sums.arm_number
            and counts.bought_before = sums.bought_before

    where counts.users > 0

)

select * from final order by arm, segment
