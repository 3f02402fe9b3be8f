-- Users by how many sessions they have, all four segments also without users.
with

segments as (

    select * from (
        values
            (1, 'Power User'),
            (2, 'Active User'),
            (3, 'Occasional User'),
            (4, 'One-time User')
    ) as names (place, user_segment)

),

totals as (

    select
        count(*) as users,
        sum(total_spent) as revenue,

    from dim_users

),

final as (

    select
        segments.user_segment as segment,
        count(dim_users.user_id) as users,
        count(dim_users.user_id) / nullif(any_value(totals.users), 0) as user_share,
        count(dim_users.user_id) filter (dim_users.total_orders > 0) as buyers,
        cast(coalesce(sum(dim_users.total_sessions), 0) as bigint) as sessions,
        cast(coalesce(sum(dim_users.total_orders), 0) as bigint) as orders,
        cast(coalesce(sum(dim_users.total_purchases), 0) as bigint) as purchases,
        cast(coalesce(sum(dim_users.total_spent), 0) as decimal(18, 2)) as revenue,
        coalesce(sum(dim_users.total_spent), 0) / nullif(any_value(totals.revenue), 0) as revenue_share,

        count(dim_users.user_id) filter (dim_users.total_orders > 0)
            / nullif(count(dim_users.user_id), 0) as user_conversion,

        cast(
            coalesce(sum(dim_users.total_orders), 0) / nullif(sum(dim_users.total_sessions), 0)
            as double
        ) as session_conversion,

    from segments

    cross join totals

    left join dim_users
        on segments.user_segment = dim_users.user_segment

    group by
        segments.place,
        segments.user_segment

    order by segments.place

)

select * from final
