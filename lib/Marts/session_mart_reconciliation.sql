-- Sums of the marts of sessions beside those of the sessions.
with

sessions as (

    select
        cast(count(*) as decimal(18, 2)) as sessions,
        cast(count(*) filter (has_purchase) as decimal(18, 2)) as orders,
        cast(coalesce(sum(event_count), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from fact_sessions

),

durations as (

    select
        cast(coalesce(sum(sessions), 0) as decimal(18, 2)) as sessions,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_session_durations

),

order_values as (

    select
        cast(coalesce(sum(orders), 0) as decimal(18, 2)) as orders,
        cast(coalesce(sum(order_value * orders), 0) as decimal(18, 2)) as revenue,

    from mart_order_values

),

hours as (

    select
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_hours

),

users as (

    select cast(coalesce(sum(users * orders), 0) as decimal(18, 2)) as orders

    from mart_user_orders

),

final as (

    select
        unnest([
            {
                'name': 'sessions in mart_session_durations = fact_sessions',
                'expected': sessions.sessions,
                'actual': durations.sessions,
            },
            {
                'name': 'events in mart_session_durations = events in fact_sessions',
                'expected': sessions.events,
                'actual': durations.events,
            },
            {
                'name': 'revenue in mart_session_durations = revenue of fact_sessions',
                'expected': sessions.revenue,
                'actual': durations.revenue,
            },
            {
                'name': 'orders in mart_order_values = orders in fact_sessions',
                'expected': sessions.orders,
                'actual': order_values.orders,
            },
            {
                'name': 'revenue in mart_order_values = revenue of fact_sessions',
                'expected': sessions.revenue,
                'actual': order_values.revenue,
            },
            {
                'name': 'events in mart_hours = events in fact_sessions',
                'expected': sessions.events,
                'actual': hours.events,
            },
            {
                'name': 'revenue in mart_hours = revenue of fact_sessions',
                'expected': sessions.revenue,
                'actual': hours.revenue,
            },
            {
                'name': 'orders in mart_user_orders = orders in fact_sessions',
                'expected': sessions.orders,
                'actual': users.orders,
            },
        ], recursive := true),

    from sessions

    cross join durations

    cross join order_values

    cross join hours

    cross join users

)

select * from final order by name
