-- One row for every date with events. A session that crosses midnight counts on each date on which it has events, so sessions, orders and users do not add up over dates.
create or replace table fact_daily_kpis as

with

within_a_day as (

    select
        cast(session_start as date) as date,
        event_count as events,
        view_count as views,
        cart_count as carts,
        remove_count as removes,
        purchase_count as purchases,
        revenue,

    from fact_sessions

    where cast(session_start as date) = cast(session_end as date)

),

session_days as (

    select * from within_a_day

    union all

    select
        date,
        events,
        views,
        carts,
        removes,
        purchases,
        revenue,

    from session_days_over_midnight

),

days as (

    select
        date,
        cast(sum(events) as bigint) as events,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,
        count(*) as sessions,
        count(*) filter (purchases > 0) as orders,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from session_days

    group by date

),

users as (

    select
        date,
        count(*) as dau,

    from fact_user_days

    group by date

),

final as (

    select
        days.date,
        days.events,
        days.views,
        days.carts,
        days.removes,
        days.purchases,
        users.dau,
        days.sessions,
        days.orders,
        days.revenue,
        cast(money_per(days.revenue, days.orders) as decimal(18, 2)) as aov,
        cast(money_per(days.revenue, users.dau) as decimal(18, 2)) as arpu,

    from days

    inner join users
        on days.date = users.date

)

select * from final order by date
