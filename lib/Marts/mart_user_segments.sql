-- Users by segment, with what they did.
select
    user_segment,
    count(*) as users,
    count(*) filter (total_orders > 0) as buyers,
    cast(sum(total_sessions) as bigint) as sessions,
    cast(sum(total_orders) as bigint) as orders,
    cast(sum(total_purchases) as bigint) as purchases,
    cast(sum(total_spent) as decimal(18, 2)) as revenue,

from dim_users

group by user_segment

order by user_segment
