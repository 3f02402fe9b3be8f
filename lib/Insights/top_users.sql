-- The users who spent most, from the mart that holds as many as can be asked for; users who spent nothing are left out.
select
    user_id,
    user_segment,
    total_sessions,
    total_orders,
    total_purchases,
    total_spent,

from mart_top_users

order by
    total_spent desc,
    user_id

limit $rows
