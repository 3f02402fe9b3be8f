-- Users by how many orders they have, also by none.
with

users as (

    select
        user_id,
        count(*) filter (has_purchase) as orders,

    from fact_sessions

    group by user_id

),

final as (

    select
        orders,
        count(*) as users,

    from users

    group by orders

)

select * from final order by orders
