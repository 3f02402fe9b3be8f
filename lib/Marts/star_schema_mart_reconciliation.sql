-- Sums of the marts of the star schema beside those of the users.
with

users as (

    select
        cast(count(*) as decimal(18, 2)) as users,
        cast(count(*) filter (total_spent > 0) as decimal(18, 2)) as spenders,
        cast(coalesce(sum(total_events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(total_purchases), 0) as decimal(18, 2)) as purchases,
        cast(coalesce(sum(total_spent), 0) as decimal(18, 2)) as revenue,

    from dim_users

),

segments as (

    select
        cast(coalesce(sum(users), 0) as decimal(18, 2)) as users,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_user_segments

),

hours as (

    select
        cast(coalesce(sum(purchases), 0) as decimal(18, 2)) as purchases,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_revenue_hours

),

cells as (

    select
        cast(coalesce(sum(views + carts + removes + purchases), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(purchases), 0) as decimal(18, 2)) as purchases,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_event_cells

),

top_users as (

    select cast(count(*) as decimal(18, 2)) as users

    from mart_top_users

),

final as (

    select
        unnest([
            {
                'name': 'users in mart_user_segments = dim_users',
                'expected': users.users,
                'actual': segments.users,
            },
            {
                'name': 'revenue in mart_user_segments = revenue of dim_users',
                'expected': users.revenue,
                'actual': segments.revenue,
            },
            {
                'name': 'purchases in mart_revenue_hours = purchases in dim_users',
                'expected': users.purchases,
                'actual': hours.purchases,
            },
            {
                'name': 'revenue in mart_revenue_hours = revenue of dim_users',
                'expected': users.revenue,
                'actual': hours.revenue,
            },
            {
                'name': 'events in mart_event_cells = events of dim_users',
                'expected': users.events,
                'actual': cells.events,
            },
            {
                'name': 'purchases in mart_event_cells = purchases of dim_users',
                'expected': users.purchases,
                'actual': cells.purchases,
            },
            {
                'name': 'revenue in mart_event_cells = revenue of dim_users',
                'expected': users.revenue,
                'actual': cells.revenue,
            },
            {
                'name': 'users in mart_top_users = users who spent something, at most 10,000',
                'expected': least(users.spenders, 10000),
                'actual': top_users.users,
            },
        ], recursive := true),

    from users

    cross join segments

    cross join hours

    cross join cells

    cross join top_users

)

select * from final order by name
