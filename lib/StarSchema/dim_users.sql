-- One row for every user, summed over sessions, which hold every event once. A user's sessions include the one that gathers events without a session id.
with

users as (

    select
        user_id,
        min(session_start) as first_seen,
        max(session_end) as last_seen,
        cast(sum(event_count) as bigint) as total_events,
        cast(sum(view_count) as bigint) as total_views,
        cast(sum(cart_count) as bigint) as total_carts,
        count(*) as total_sessions,
        count(*) filter (has_purchase) as total_orders,
        cast(sum(purchase_count) as bigint) as total_purchases,
        cast(sum(revenue) as decimal(18, 2)) as total_spent,
        min(first_view) as first_view,
        min(first_cart) as first_cart,
        min(first_purchase) as first_purchase,

    from fact_sessions

    group by user_id

),

final as (

    select
        *,

        case
            when total_sessions >= 10 then 'Power User'
            when total_sessions >= 5 then 'Active User'
            when total_sessions >= 2 then 'Occasional User'
            when total_sessions = 1 then 'One-time User'
        end as user_segment,

    from users

)

select * from final order by user_id
