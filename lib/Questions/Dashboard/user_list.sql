-- Users that another question found, as rows of dim_users.

-- [found users]
create or replace temp table found_users (user_id bigint)

-- [users found]
select
    dim_users.user_id,
    dim_users.user_segment,
    dim_users.first_seen,
    dim_users.last_seen,
    dim_users.total_sessions,
    dim_users.total_orders,
    dim_users.total_spent,

from found_users

inner join dim_users
    on found_users.user_id = dim_users.user_id

order by dim_users.user_id
