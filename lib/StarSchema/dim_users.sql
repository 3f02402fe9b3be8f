-- One row for every user. A user's sessions include the one that gathers events without a session id.
create or replace table dim_users as

with

activity as (

    select
        user_id,
        min(event_time) as first_seen,
        max(event_time) as last_seen,
        count(*) as total_events,
        count(*) filter (event_type = 'view') as total_views,
        count(*) filter (event_type = 'cart') as total_carts,
        count(*) filter (event_type = 'purchase') as total_purchases,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as total_spent,

    from events

    group by user_id

),

sessions as (

    select
        user_id,
        count(*) as total_sessions,
        count(*) filter (has_purchase) as total_orders,

    from fact_sessions

    group by user_id

),

final as (

    select
        activity.user_id,
        activity.first_seen,
        activity.last_seen,
        activity.total_events,
        activity.total_views,
        activity.total_carts,
        sessions.total_sessions,
        sessions.total_orders,
        activity.total_purchases,
        activity.total_spent,

        case
            when sessions.total_sessions >= 10 then 'Power User'
            when sessions.total_sessions >= 5 then 'Active User'
            when sessions.total_sessions >= 2 then 'Occasional User'
            when sessions.total_sessions = 1 then 'One-time User'
        end as user_segment,

    from activity

    left join sessions
        on activity.user_id = sessions.user_id

)

select * from final order by user_id
