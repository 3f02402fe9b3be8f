-- One row for every date with events. A session that crosses midnight counts on each date on which it has events, so sessions, orders and users do not add up over dates.
create or replace table fact_daily_kpis as

with

within_a_day as (

    select
        cast(session_start as date) as date,
        user_id,
        event_count as events,
        view_count as views,
        cart_count as carts,
        remove_count as removes,
        purchase_count as purchases,
        revenue,

    from fact_sessions

    where cast(session_start as date) = cast(session_end as date)

),

over_midnight as (

    select session_key

    from fact_sessions

    where cast(session_start as date) <> cast(session_end as date)

),

parts_of_days as (

    select
        event_date as date,
        user_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'remove_from_cart') as removes,
        count(*) filter (event_type = 'purchase') as purchases,
        sum(price) filter (event_type = 'purchase') as revenue,

    from events

    semi join over_midnight
        on events.session_key = over_midnight.session_key

    group by
        event_date,
        session_key,
        user_id

),

session_days as (

    select * from within_a_day

    union all

    select * from parts_of_days

),

days as (

    select
        date,
        cast(sum(events) as bigint) as events,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,
        count(distinct user_id) as dau,
        count(*) as sessions,
        count(*) filter (purchases > 0) as orders,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from session_days

    group by date

),

final as (

    select
        date,
        events,
        views,
        carts,
        removes,
        purchases,
        dau,
        sessions,
        orders,
        revenue,
        cast(money_per(revenue, orders) as decimal(18, 2)) as aov,
        cast(money_per(revenue, dau) as decimal(18, 2)) as arpu,

    from days

)

select * from final order by date
