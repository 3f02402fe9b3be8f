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

users as (

    select * from mart_user_segments

),

totals as (

    select
        cast(sum(users) as bigint) as users,
        sum(revenue) as revenue,

    from users

),

final as (

    select
        segments.user_segment as segment,
        coalesce(users.users, 0) as users,
        coalesce(users.users, 0) / nullif(totals.users, 0) as user_share,
        coalesce(users.buyers, 0) as buyers,
        coalesce(users.sessions, 0) as sessions,
        coalesce(users.orders, 0) as orders,
        coalesce(users.purchases, 0) as purchases,
        cast(coalesce(users.revenue, 0) as decimal(18, 2)) as revenue,
        case when totals.revenue > 0 then coalesce(users.revenue, 0) / totals.revenue end as revenue_share,
        users.buyers / users.users as user_conversion,
        users.orders / users.sessions as session_conversion,

    from segments

    cross join totals

    left join users
        on segments.user_segment = users.user_segment

    order by segments.place

)

select * from final
