-- The users who spent most, with what they did; users who spent nothing are left out.
select
    user_id,
    user_segment,
    total_sessions,
    total_orders,
    total_purchases,
    total_spent,

from dim_users

where total_spent > 0

order by
    total_spent desc,
    user_id

limit 10000
