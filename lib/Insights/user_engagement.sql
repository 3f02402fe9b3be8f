-- Users, what they did and how many bought. A session without an id gathers all such events of its user.
with

buyers as (

    select
        cast(coalesce(sum(users), 0) as bigint) as users,
        cast(coalesce(sum(users) filter (orders > 0), 0) as bigint) as buyers,
        cast(coalesce(sum(users) filter (orders > 1), 0) as bigint) as repeat_buyers,

    from mart_user_orders

),

sessions as (

    select
        cast(coalesce(sum(sessions), 0) as bigint) as sessions,
        cast(coalesce(sum(sessions_without_id), 0) as bigint) as sessions_without_id,
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(events_without_session_id), 0) as bigint) as events_without_session_id,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_session_durations

),

counts as (

    select *

    from buyers

    cross join sessions

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
