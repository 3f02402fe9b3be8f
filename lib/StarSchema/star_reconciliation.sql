-- Counts and sums that have to agree between the clean events and the star schema.
with

layers as (

    select
        'events' as layer,
        cast(count(*) as decimal(18, 2)) as events,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        cast(count(*) filter (event_type = 'purchase') as decimal(18, 2)) as purchases,

    from events

    union all

    select
        'fact_events' as layer,
        cast(count(*) as decimal(18, 2)) as events,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        cast(count(*) filter (event_type = 'purchase') as decimal(18, 2)) as purchases,

    from fact_events

    union all

    select
        'fact_sessions' as layer,
        cast(coalesce(sum(event_count), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(purchase_count), 0) as decimal(18, 2)) as purchases,

    from fact_sessions

    union all

    select
        'fact_daily_kpis' as layer,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(purchases), 0) as decimal(18, 2)) as purchases,

    from fact_daily_kpis

    union all

    select
        'dim_users' as layer,
        cast(coalesce(sum(total_events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(total_spent), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(total_purchases), 0) as decimal(18, 2)) as purchases,

    from dim_users

    union all

    select
        'dim_products' as layer,
        cast(coalesce(sum(total_events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(total_revenue), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(total_purchases), 0) as decimal(18, 2)) as purchases,

    from dim_products

    union all

    select
        'fact_product_variants' as layer,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(price * events) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as purchases,

    from fact_product_variants

    union all

    select
        'fact_user_days' as layer,
        cast(coalesce(sum(views + carts + removes + purchases), 0) as decimal(18, 2)) as events,
        null as revenue,
        cast(coalesce(sum(purchases), 0) as decimal(18, 2)) as purchases,

    from fact_user_days

    union all

    select
        'fact_purchases' as layer,
        null as events,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as revenue,
        cast(count(*) as decimal(18, 2)) as purchases,

    from fact_purchases

),

compared as (

    select
        layers.layer,
        clean.events as expected_events,
        layers.events as actual_events,
        clean.revenue as expected_revenue,
        layers.revenue as actual_revenue,
        clean.purchases as expected_purchases,
        layers.purchases as actual_purchases,

    from layers

    cross join layers as clean

    where layers.layer <> 'events' and clean.layer = 'events'

),

final as (

    select
        'events in ' || layer || ' = events' as name,
        expected_events as expected,
        actual_events as actual,

    from compared

    where actual_events is not null

    union all

    select
        'revenue in ' || layer || ' = revenue of events' as name,
        expected_revenue as expected,
        actual_revenue as actual,

    from compared

    where actual_revenue is not null

    union all

    select
        'purchases in ' || layer || ' = purchases of events' as name,
        expected_purchases as expected,
        actual_purchases as actual,

    from compared

)

select * from final order by name
