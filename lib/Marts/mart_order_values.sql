-- Orders by value; an order is a session with a purchase. Running counts over the values make any quantile a look-up.
with

order_values as (

    select
        revenue as order_value,
        count(*) as orders,
        count(*) filter (not has_session_id) as orders_without_session_id,
        cast(sum(purchase_count) as bigint) as items,

    from fact_sessions

    where has_purchase

    group by revenue

),

final as (

    select
        order_value,
        orders,
        orders_without_session_id,
        items,

        cast(
            sum(orders) over (order by order_value rows between unbounded preceding and current row)
            as bigint
        ) as orders_to,

    from order_values

)

select * from final order by order_value
