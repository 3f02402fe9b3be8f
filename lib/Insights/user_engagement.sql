-- Users, what they did and how many bought. A session without an id gathers all such events of its user.
with

users as (

    select
        user_id,
        count(*) as sessions,
        count(*) filter (user_session is null) as sessions_without_id,
        count(*) filter (has_purchase) as orders,
        sum(event_count) as events,
        sum(event_count) filter (user_session is null) as events_without_session_id,
        sum(revenue) as revenue,

    from fact_sessions

    group by user_id

),

counts as (

    select
        count(*) as users,
        count(*) filter (orders > 0) as buyers,
        count(*) filter (orders > 1) as repeat_buyers,
        cast(coalesce(sum(sessions), 0) as bigint) as sessions,
        cast(coalesce(sum(sessions_without_id), 0) as bigint) as sessions_without_id,
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(events_without_session_id), 0) as bigint) as events_without_session_id,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from users

),

final as (

    select
        users,
        buyers,
        repeat_buyers,
        sessions,
        sessions_without_id,
        events,
        events_without_session_id,
        revenue,
        buyers / nullif(users, 0) as user_conversion,
        repeat_buyers / nullif(buyers, 0) as repeat_rate,
        sessions / nullif(users, 0) as sessions_per_user,
        events / nullif(users, 0) as events_per_user,
        cast(revenue / nullif(users, 0) as decimal(18, 2)) as revenue_per_user,
        cast(revenue / nullif(buyers, 0) as decimal(18, 2)) as revenue_per_buyer,

    from counts

)

select * from final
