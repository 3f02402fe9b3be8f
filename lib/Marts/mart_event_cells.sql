-- The sums that dashboards filter: events by clock hour, category, brand and the user's segment, in the order of hours.
with

cells as (

    select
        date_trunc('hour', fact_events.event_time) as hour_start,
        fact_events.category_code,
        fact_events.brand,
        cast(
            dim_users.user_segment as enum ('Power User', 'Active User', 'Occasional User', 'One-time User')
        ) as user_segment,
        count(*) filter (fact_events.event_type = 'view') as views,
        count(*) filter (fact_events.event_type = 'cart') as carts,
        count(*) filter (fact_events.event_type = 'remove_from_cart') as removes,
        count(*) filter (fact_events.event_type = 'purchase') as purchases,
        count(fact_events.price) filter (fact_events.event_type = 'purchase') as priced_purchases,
        coalesce(sum(fact_events.price) filter (fact_events.event_type = 'purchase'), 0) as revenue,

    from fact_events

    inner join dim_users
        on fact_events.user_id = dim_users.user_id

    group by
        hour_start,
        fact_events.category_code,
        fact_events.brand,
        dim_users.user_segment

),

final as (

    select
        hour_start,
        category_code,
        brand,
        user_segment,
        cast(views as integer) as views,
        cast(carts as integer) as carts,
        cast(removes as integer) as removes,
        cast(purchases as integer) as purchases,
        cast(priced_purchases as integer) as priced_purchases,
        cast(revenue as decimal(18, 2)) as revenue,

    from cells

)

select * from final

order by
    hour_start,
    category_code,
    brand,
    user_segment
